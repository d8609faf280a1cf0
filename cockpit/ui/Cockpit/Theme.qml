pragma Singleton
import QtQuick

// Colours, sizes and speeds of everything on the screen. tests/ui checks the contrasts.
QtObject {
    property bool night: true
    property bool large: false          // the driver's text size
    property bool mirrored: false       // the language is read from right to left
    property bool safe: false           // alerts that colour-blind eyes tell apart
    property int animationMs: 300       // the longest movement allowed now

    // grey steps, from the ground up
    readonly property color bg: night ? "#07090C" : "#E6EAEE"
    readonly property color surface: night ? "#12171C" : "#F8FAFB"
    readonly property color surfaceTop: night ? "#171D24" : "#FFFFFF"     // upper end of a card's gradient
    readonly property color raised: night ? "#1F262E" : "#E3E8ED"
    readonly property color pressed: night ? "#2C3640" : "#CFD7DE"
    readonly property color plate: night ? "#1F262E" : "#FFFFFF"          // a chosen thing on the bare ground
    readonly property color line: night ? "#2A323B" : "#C9D1D8"
    readonly property color track: night ? "#1D242B" : "#D3DAE1"          // the empty part of a gauge

    // ink
    readonly property color text: night ? "#F3F6F8" : "#0C1116"
    readonly property color dim: night ? "#A7B2BD" : "#434E59"
    readonly property color faint: night ? "#84909C" : "#596470"

    // meaning
    readonly property color accent: night ? "#4ED9C6" : "#007366"
    readonly property color accentSoft: night ? "#143330" : "#CDE7E3"     // ground behind accent ink
    readonly property color accentInk: night ? "#04201D" : "#FFFFFF"      // (a name with "on" before "accent" would read as a signal handler)
    readonly property color good: safe ? info : night ? "#5FDD90" : "#16703A"
    readonly property color warn: night ? "#FFB224" : "#8A4B00"
    readonly property color warnSoft: night ? "#33260C" : "#F7E6C8"
    readonly property color danger: safe ? (night ? "#FF8A3D" : "#A63C00") : night ? "#FF6259" : "#BC1C15"
    readonly property color dangerSoft: night ? "#3A1715" : "#F9DAD7"
    readonly property color info: night ? "#76B7FF" : "#1259A8"
    readonly property color route: accent

    // The `layoutDirection` of what stays as it is in every language: numbers with units, the order of time.
    readonly property int unmirrored: mirrored ? Qt.RightToLeft : Qt.LeftToRight

    readonly property string fontFamily: "Inter"
    readonly property var digits: ({ "tnum": 1, "zero": 0 })
    readonly property int regular: Font.Normal
    readonly property int strong: Font.DemiBold

    readonly property int huge: 200
    readonly property int big: 64
    readonly property int title: 40
    readonly property int body: 32
    readonly property int small: 24

    readonly property int gap: 8
    readonly property int pad: 24
    readonly property int radius: 24
    readonly property int touch: 80     // the least a finger needs: 12 mm

    // A text's size as the driver wants it; what is large already grows less.
    function px(size: real): int {
        return !large ? size : Math.round(size * (size >= 64 ? 1.05 : size >= 40 ? 1.1 : 1.2));
    }
    function ms(wish: int): int {
        return Math.min(wish, animationMs);
    }

    // The leading margin of a sheet that lies over the page: the cards stand on the other side.
    readonly property int overPage: mirrored ? 560 : 40

    function hex(ink: color): string {
        return String(ink).slice(-6);
    }
}
