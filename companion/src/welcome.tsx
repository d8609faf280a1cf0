// Before this phone has a key: the invitation, the code to compare.
import { useState } from "preact/hooks";
import type { App } from "./app";
import { type Invitation, isLevel } from "./invitation";
import type { PairingState } from "./pairing";
import { Button, Field, Icon } from "./parts";
import type { Texts, Word } from "./words";

interface Parts {
  app: App;
  texts: Texts;
}

export function Welcome({ app, texts }: Parts) {
  return (
    <main class="welcome">
      <img class="mark" src="/icon.svg" alt="" width="72" height="72" />
      {app.pairing ? (
        <Stage app={app} texts={texts} state={app.pairing} />
      ) : app.invited ? (
        <Join app={app} texts={texts} invited={app.invited} />
      ) : (
        <Invite app={app} texts={texts} />
      )}
    </main>
  );
}

function Invite({ app, texts }: Parts) {
  const [words, setWords] = useState("");
  const [wrong, setWrong] = useState("");
  const go = (event: Event): void => {
    event.preventDefault();
    setWrong(app.invite(words) ? "" : texts.of("notInvitation"));
  };
  return (
    <form class="card" onSubmit={go}>
      <h1>{texts.of("addTitle")}</h1>
      <p>{texts.of("addSteps")}</p>
      <Field id="invitation" label={texts.of("invitation")} hint={texts.of("pasteHint")} value={words} onInput={setWords} lines={3} wrong={wrong} most={4096} />
      <Button submit kind="main" disabled={!words.trim()}>
        {texts.of("next")}
      </Button>
    </form>
  );
}

const LONGEST_NAME = 40;

function Join({ app, texts, invited }: Parts & { invited: Invitation }) {
  const [name, setName] = useState(proposed());
  const [user, setUser] = useState(invited.user);
  const [password, setPassword] = useState(invited.password);
  const [wrong, setWrong] = useState("");
  const go = (event: Event): void => {
    event.preventDefault();
    setWrong(isLevel(user) ? "" : texts.of("badUser"));
    if (isLevel(user)) void app.join({ user, password, name: name.trim() });
  };
  return (
    <form class="card" onSubmit={go}>
      <h1>{texts.of("pairTitle", { vin: invited.vin })}</h1>
      {app.kept && <p class="alarm">{texts.of("replace", { vin: app.kept.vin })}</p>}
      <Field id="phone-name" label={texts.of("phoneName")} value={name} onInput={setName} most={LONGEST_NAME} />
      {!invited.user && (
        <>
          <Field id="user" label={texts.of("user")} value={user} onInput={setUser} wrong={wrong} most={64} />
          <Field id="password" label={texts.of("password")} type="password" value={password} onInput={setPassword} />
        </>
      )}
      <div class="row">
        <Button onClick={() => app.decline()}>{texts.of("cancel")}</Button>
        <Button submit kind="main" icon="key">
          {texts.of("pair")}
        </Button>
      </div>
    </form>
  );
}

function proposed(): string {
  const agent = navigator.userAgent;
  const known = ["iPhone", "iPad", "Android", "Macintosh", "Windows", "Linux"];
  return known.find((word) => agent.includes(word)) ?? "";
}

const ENDS: Record<"refused" | "denied" | "silent", Word> = {
  refused: "declined",
  denied: "denied",
  silent: "silent",
};

function Stage({ app, texts, state }: Parts & { state: PairingState }) {
  if (state.is === "comparing") {
    const spoken = [...state.code].join(" ");
    return (
      <div class="card" role="status">
        <h1>{texts.of("compareTitle")}</h1>
        <p class="code" id="code" aria-label={spoken}>
          <span>{state.code.slice(0, 3)}</span> <span>{state.code.slice(3)}</span>
        </p>
        <p>{texts.of("compare")}</p>
        <Button onClick={() => app.decline()}>{texts.of("cancel")}</Button>
      </div>
    );
  }
  if (state.is === "asking" || state.is === "enrolled") {
    return (
      <div class="card" role="status">
        <h1>{texts.of(state.is === "asking" ? "asking" : "enrolled")}</h1>
        <div class="waiting" aria-hidden="true" />
        <Button onClick={() => app.decline()}>{texts.of("cancel")}</Button>
      </div>
    );
  }
  return (
    <div class="card" role="alert">
      <h1>
        <Icon name="warning" /> {texts.of(ENDS[state.is])}
      </h1>
      <Button kind="main" onClick={() => app.decline()}>
        {texts.of("again")}
      </Button>
    </div>
  );
}
