import QtQuick

// Something that is on or off: lit by what the car says, not by the touch.
Rectangle {
    id: tile

    required property var reading
    property string icon
    property string label
    property bool checked: reading.on
    property string told: ""
    signal tapped

    implicitWidth: 180
    implicitHeight: 104
    radius: 20
    color: touch.pressed ? Theme.pressed : checked && reading.has ? Theme.accent : Theme.raised
    border { width: checked && reading.has ? 0 : 1; color: Theme.line }
    readonly property color ink: checked && reading.has && !touch.pressed ? Theme.onAccent : Theme.text
    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.checked: checked
    Accessible.onPressAction: tapped()

    Timer { id: quiet; interval: 4000; onTriggered: tile.told = "" }
    Connections {
        target: tile.reading
        function onRequestChanged() {
            if (tile.reading.refused !== "" && tile.reading.refused !== "asked anew") {
                tile.told = tile.reading.refused;
                quiet.restart();
            }
        }
    }

    Column {
        anchors.centerIn: parent
        spacing: 4
        visible: tile.told === ""
        opacity: tile.reading.trust === 3 ? 1 : tile.reading.trust === 2 ? 0.6 : 0.4
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tile.icon
            size: 44
            color: tile.ink
        }
        Label {
            width: tile.width - 16
            horizontalAlignment: Text.AlignHCenter
            text: tile.reading.has ? tile.label : tile.label + "  --"
            size: 24
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 18
            weight: Font.Medium
            color: tile.ink
        }
    }
    Label {
        objectName: tile.objectName + ".reason"
        visible: tile.told !== ""
        anchors { fill: parent; margins: 10 }
        text: qsTr(tile.told)
        color: Theme.warn
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: 18
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    PendingBar {
        anchors { bottom: parent.bottom; bottomMargin: 8; horizontalCenter: parent.horizontalCenter }
        width: 56
        pending: tile.reading.pending
        color: tile.ink
    }
    MouseArea {
        id: touch
        anchors.fill: parent
        onClicked: tile.reading.has ? tile.tapped() : Explain.asked(tile.reading, tile)
    }
}
