// The cockpit's own pictures.
import boot from "../../assets/icons/boot.svg?raw";
import charging from "../../assets/icons/charging.svg?raw";
import check from "../../assets/icons/check.svg?raw";
import climate from "../../assets/icons/climate.svg?raw";
import close from "../../assets/icons/close.svg?raw";
import info from "../../assets/icons/info.svg?raw";
import key from "../../assets/icons/key.svg?raw";
import light from "../../assets/icons/light.svg?raw";
import lock from "../../assets/icons/lock.svg?raw";
import minus from "../../assets/icons/minus.svg?raw";
import pin from "../../assets/icons/pin.svg?raw";
import plug from "../../assets/icons/plug.svg?raw";
import plus from "../../assets/icons/plus.svg?raw";
import recent from "../../assets/icons/recent.svg?raw";
import route from "../../assets/icons/route.svg?raw";
import share from "../../assets/icons/share.svg?raw";
import unlock from "../../assets/icons/unlock.svg?raw";
import warning from "../../assets/icons/warning.svg?raw";
import doorOpen from "../../assets/icons/door-open.svg?raw";

export const ICONS = {
  boot,
  charging,
  check,
  climate,
  close,
  doorOpen,
  info,
  key,
  light,
  lock,
  minus,
  pin,
  plug,
  plus,
  recent,
  route,
  share,
  unlock,
  warning,
};

export type IconName = keyof typeof ICONS;
