import QtQuick

// A reading as text. Live it is plain; then it fades, goes hollow, and reads "--". Touched while it
// is not live, it tells why.
Item {
    id: root

    required property var reading
    property int size: Theme.body
    property int weight: Font.DemiBold
    property color color: Theme.text
    property bool showUnit: true
    property int unitSize: Math.max(24, Math.round(size * 0.5))
    property alias text: digits.text
    readonly property int trust: reading.trust

    implicitWidth: digits.implicitWidth + (unitText.visible ? unitText.implicitWidth + size * 0.12 : 0)
    implicitHeight: digits.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: reading.text + " " + reading.unit

    Label {
        id: digits
        text: root.reading.text
        size: root.size
        weight: root.weight
        elide: Text.ElideNone
        color: root.trust === 0 ? Theme.faint : root.trust === 1 ? Theme.bg : root.color
        style: root.trust === 1 ? Text.Outline : Text.Normal
        styleColor: Theme.dim
        opacity: root.trust === 2 ? 0.45 : 1
        Behavior on opacity { NumberAnimation { duration: Theme.ms(300) } }
    }
    Label {
        id: unitText
        visible: root.showUnit && text !== ""
        anchors { left: digits.right; leftMargin: root.size * 0.12; baseline: digits.baseline }
        text: root.reading.unit
        size: root.unitSize
        weight: Font.Normal
        elide: Text.ElideNone
        color: root.trust === 0 ? Theme.faint : Theme.dim
    }
    TapHandler {
        enabled: !root.reading.valid
        margin: Math.max(0, (Theme.touch - root.height) / 2)
        onTapped: Explain.asked(root.reading, root)
    }
}
