pragma Singleton
import QtQuick

// Colours, sizes and times, day and night. One accent; amber and red only for warnings.
QtObject {
    property bool night: true
    property int motionMs: 300          // the longest that anything may move now

    readonly property color bg: night ? "#090b0e" : "#e6e9ed"
    readonly property color surface: night ? "#12161b" : "#f6f8fa"
    readonly property color raised: night ? "#1d232a" : "#ffffff"
    readonly property color pressed: night ? "#2b333c" : "#d3dae1"
    readonly property color line: night ? "#2a323b" : "#c6ced6"
    readonly property color track: night ? "#232a32" : "#cdd5dc"
    readonly property color text: night ? "#f4f6f8" : "#0d1216"
    readonly property color dim: night ? "#a9b3be" : "#434e59"
    readonly property color faint: night ? "#7d8894" : "#66717c"
    readonly property color accent: night ? "#4fd6c8" : "#00756b"
    readonly property color accentDeep: night ? "#17837a" : "#3fa59b"
    readonly property color onAccent: night ? "#03211e" : "#ffffff"
    readonly property color good: night ? "#62d98b" : "#1a7a3c"
    readonly property color warn: night ? "#ffb224" : "#935400"
    readonly property color onWarn: night ? "#241700" : "#ffffff"
    readonly property color danger: night ? "#ff6157" : "#c01d17"
    readonly property color onDanger: night ? "#2b0300" : "#ffffff"
    readonly property color info: night ? "#6fb4ff" : "#1a5fb4"
    readonly property color route: accent

    readonly property string fontFamily: "Inter"
    readonly property int huge: 200
    readonly property int big: 64
    readonly property int title: 40
    readonly property int body: 32
    readonly property int small: 24

    readonly property int gap: 8
    readonly property int pad: 24
    readonly property int radius: 24
    readonly property int touch: 80

    function ms(wish: int): int {
        return Math.min(wish, motionMs);
    }
}
