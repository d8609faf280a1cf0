import QtQuick

// A value and its unit, drawn as far as it may be trusted: live, fading, hollow, or `--`.
Item {
    id: label

    required property var reading
    property string name: ""            // what the value is, for the bubble and the screen reader
    property int size: Theme.body
    property int weight: Theme.strong
    property color color: Theme.text
    property color unitColor: Theme.dim
    property color ground: Theme.surface    // what shows through hollow digits
    property bool showUnit: true
    property real spacing: 0            // between the digits
    property string unit: reading.unit
    property string text: reading.text
    property int unitSize: Math.max(Theme.small, Math.round(size * 0.6))
    property bool tight: unit === "%" || unit === "°" || unit === "°C" || unit === "°F"
    readonly property int trust: reading.trust
    readonly property color ink: trust === 0 ? Theme.faint : color

    implicitWidth: digits.width + (unitText.visible ? unitText.width + unitText.space : 0)
    implicitHeight: digits.implicitHeight
    baselineOffset: digits.baselineOffset

    Accessible.role: Accessible.StaticText
    Accessible.name: name || reading.name
    Accessible.description: text + (showUnit ? " " + unit : "")

    Loader {        // big hollow digits want a thicker rim than the one pixel of Text.Outline
        active: label.trust === 1 && label.size >= 48
        sourceComponent: Item {
            Repeater {
                model: 8
                Text {
                    required property int index
                    x: 3 * Math.cos(index * Math.PI / 4)
                    y: 3 * Math.sin(index * Math.PI / 4)
                    text: label.text
                    color: label.ink
                    font: digits.font
                }
            }
        }
    }
    Text {
        id: digits
        text: label.text
        color: label.trust === 1 ? label.ground : label.ink
        style: label.trust === 1 ? Text.Outline : Text.Normal
        styleColor: label.ink
        opacity: label.trust === 2 ? 0.45 : 1
        font {
            family: Theme.fontFamily
            pixelSize: label.size
            weight: label.weight
            letterSpacing: label.spacing
            features: Theme.digits
        }
        Behavior on opacity { NumberAnimation { duration: Theme.ms(300) } }
    }
    Text {
        id: unitText
        readonly property int space: label.tight ? 2 : Math.max(4, label.size * 0.14)
        visible: label.showUnit && label.unit !== ""
        x: digits.width + space
        anchors.baseline: digits.baseline
        text: label.unit
        color: label.trust === 0 ? Theme.faint : label.unitColor
        font { family: Theme.fontFamily; pixelSize: label.unitSize; weight: Theme.regular }
    }
    MouseArea {
        enabled: label.trust < 3
        anchors.centerIn: parent
        width: Math.max(Theme.touch, parent.width + 32)
        height: Math.max(Theme.touch, label.size * 0.8)     // as high as the digits, not as the line
        onClicked: Explain.ask(label.reading, label, label.name)
    }
}
