// The way to the broker: MQTT 5 over the WebSocket that the car bridges. It mends itself.
import { type Packet, mqtt_pkt_ctx } from "u8-mqtt-packet/esm/codec_bind.js";
import { mqtt_opts_v5 } from "u8-mqtt-packet/esm/codec_v5_client.js";
import { type Bytes, hex, random } from "./bytes";

const codec = mqtt_pkt_ctx(5, mqtt_opts_v5, {});
const KEEP_ALIVE_S = 60;
const PING_MS = 25_000;
const SILENT_MS = 40_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const NOT_AUTHORISED = 0x87;
const BAD_USER = [0x86, NOT_AUTHORISED];

export type LineState = "connecting" | "up" | "down" | "denied";

export interface Account {
  user: string;
  password: string;
}

export class Line {
  state: LineState = "connecting";
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT_MS;
  private timer = 0;
  private pulse = 0;
  private heardAt = 0;
  private packetId = 0;
  private readonly sent = new Map<number, (taken: boolean) => void>();
  private readonly id = `companion-${hex(random(8))}`;

  constructor(
    private readonly url: string,
    private readonly account: Account,
    private readonly topics: string[],
    private readonly onMessage: (topic: string, payload: Bytes, retained: boolean) => void,
    private readonly onState: (state: LineState) => void,
  ) {}

  open(): void {
    addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.hurry);
    this.connect();
  }

  close(): void {
    removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.hurry);
    clearTimeout(this.timer);
    if (this.state === "up") this.write("disconnect", {});
    this.drop();
  }

  /** Whether the broker has taken it. It forgets what nobody has fetched after `goodForS`. */
  publish(topic: string, payload: Bytes, goodForS: number): Promise<boolean> {
    if (this.state !== "up") return Promise.resolve(false);
    const id = this.nextId();
    const props = { message_expiry_interval: goodForS };
    this.write("publish", { topic, payload, qos: 1, pkt_id: id, props });
    return new Promise((taken) => this.sent.set(id, taken));
  }

  private readonly hurry = (): void => {
    if (document.visibilityState === "hidden") return;
    // Who was in a pocket may have a line that died unnoticed.
    if (this.socket && Date.now() - this.heardAt > SILENT_MS) this.lost();
    if (this.socket) return;
    this.wait = FIRST_WAIT_MS;
    clearTimeout(this.timer);
    this.connect();
  };

  private connect(): void {
    this.tell(this.state === "denied" ? "denied" : "connecting");
    const socket = (this.socket = new WebSocket(this.url, "mqtt"));
    const stream = codec.mqtt_stream();
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.greet();
    socket.onclose = () => socket === this.socket && this.lost();
    socket.onmessage = ({ data }) => {
      this.heardAt = Date.now();
      try {
        for (const packet of stream.decode(new Uint8Array(data as ArrayBuffer))) this.take(packet);
      } catch {
        this.lost(); // what cannot be read cannot be trusted to go on
      }
    };
    this.heardAt = Date.now();
    clearInterval(this.pulse);
    this.pulse = window.setInterval(() => this.beat(), PING_MS);
  }

  private greet(): void {
    const { user: username, password } = this.account;
    const flags = { clean_start: true };
    this.write("connect", { client_id: this.id, username, password, flags, keep_alive: KEEP_ALIVE_S });
  }

  private beat(): void {
    if (Date.now() - this.heardAt > SILENT_MS) this.lost();
    else if (this.state === "up") this.write("pingreq", {});
  }

  private take(packet: Packet): void {
    const reason = Number(packet.reason ?? 0);
    if (packet.type === "connack") this.welcomed(reason);
    else if (packet.type === "suback") this.tell("up");
    else if (packet.type === "puback") this.settle(packet.pkt_id ?? 0, reason < 0x80);
    else if (packet.type === "publish") this.heard(packet);
    else if (packet.type === "disconnect") this.lost();
  }

  private welcomed(reason: number): void {
    if (reason === 0) {
      this.wait = FIRST_WAIT_MS;
      this.write("subscribe", { pkt_id: this.nextId(), topics: this.topics, qos: 1 });
      return;
    }
    if (BAD_USER.includes(reason)) this.tell("denied");
    this.wait = LONGEST_WAIT_MS;
    this.lost();
  }

  private heard(packet: Packet): void {
    // Acknowledged first: a message that we stumble over must not come again and again.
    if (packet.qos === 1) this.write("puback", { pkt_id: packet.pkt_id, reason: 0 });
    this.onMessage(packet.topic, new Uint8Array(packet.payload), packet.retain);
  }

  private settle(id: number, taken: boolean): void {
    this.sent.get(id)?.(taken);
    this.sent.delete(id);
  }

  private write(type: string, packet: Record<string, unknown>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(codec.encode_pkt(type, packet));
  }

  private lost(): void {
    this.drop();
    if (this.state !== "denied") this.tell("down");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.connect(), this.wait);
    this.wait = Math.min(LONGEST_WAIT_MS, 2 * this.wait);
  }

  private drop(): void {
    clearInterval(this.pulse);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    for (const id of [...this.sent.keys()]) this.settle(id, false);
  }

  private nextId(): number {
    this.packetId = (this.packetId % 65_535) + 1;
    return this.packetId;
  }

  private tell(state: LineState): void {
    if (state === this.state) return;
    this.state = state;
    this.onState(state);
  }
}
