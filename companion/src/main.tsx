import { render } from "preact";
import { App } from "./app";
import { Home } from "./home";
import "./look.css";
import { Welcome } from "./welcome";
import { Texts, language } from "./words";

const AGE_EVERY_MS = 15_000;

const texts = new Texts(language(navigator.languages));
const app = new App();

function Page() {
  if (!app.ready) return null;
  const pairing = app.invited ?? app.pairing;
  if (app.kept && !pairing) return <Home app={app} texts={texts} kept={app.kept} />;
  return <Welcome app={app} texts={texts} />;
}

function draw(): void {
  render(<Page />, document.getElementById("app") as HTMLElement);
}

document.documentElement.lang = texts.language;
app.watch(draw);
setInterval(draw, AGE_EVERY_MS);
void app.start();
// Where the car's certificate is not trusted, the browser refuses: the app then needs the network.
navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
