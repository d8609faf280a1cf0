// Of u8-mqtt-packet, as far as it is used here.
declare module "u8-mqtt-packet/esm/codec_bind.js" {
  export interface Packet {
    type: string;
    reason?: number;
    topic: string;
    payload: Uint8Array;
    retain: boolean;
    qos: number;
    pkt_id?: number;
    answers?: number[];
  }
  export interface Codec {
    encode_pkt(type: string, packet: Record<string, unknown>): Uint8Array<ArrayBuffer>;
    mqtt_stream(): { decode(raw: Uint8Array): Packet[] };
  }
  export function mqtt_pkt_ctx(level: 5, options: unknown, api?: object): Codec;
}
declare module "u8-mqtt-packet/esm/codec_v5_client.js" {
  export const mqtt_opts_v5: unknown;
}
