import QtQuick
import Cockpit

// Before the start: where to, which of the ways, with what charge, and the key to go.
Rectangle {
    id: panel

    required property var preview
    property bool keeping: false        // choosing what this place is to the driver

    radius: Theme.radius
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.night ? "#F5161C22" : "#FBFFFFFF" }
        GradientStop { position: 1; color: Theme.night ? "#F50F1418" : "#FBF6F8FA" }
    }
    border { width: 1; color: Theme.night ? "#26303A" : "#FFFFFF" }
    MouseArea { anchors.fill: parent }

    IconButton {
        objectName: "preview.close"
        x: panel.width - width - 8
        y: 8
        icon: "close"
        label: qsTr("Cancel")
        flat: true
        width: 80
        height: 80
        iconSize: 36
        onTapped: panel.preview.cancel()
    }
    IconButton {
        objectName: "preview.favourite"
        x: panel.width - 2 * 80 - 4
        y: 8
        icon: panel.preview.favourite ? "star-filled" : "star"
        label: qsTr("Favourite")
        flat: true
        color_: panel.preview.favourite ? Theme.warn : Theme.dim
        width: 80
        height: 80
        iconSize: 38
        onTapped: panel.keeping = !panel.keeping
    }
    Label {
        objectName: "preview.name"
        x: Theme.pad
        y: 18
        width: panel.width - x - 168
        text: panel.preview.name
        strong: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
    }
    Label {
        objectName: "preview.address"
        x: Theme.pad
        y: 56
        width: panel.width - x - 168
        text: panel.preview.address
        size: Theme.small
        color: Theme.dim
    }
    Label {
        objectName: "preview.words"
        visible: text !== ""
        x: Theme.pad
        y: 116
        width: panel.width - 2 * x
        text: panel.preview.words
        size: Theme.small
        color: panel.preview.trouble ? Theme.warn : Theme.dim
        wrapMode: Text.Wrap
        maximumLineCount: 4
    }
    Column {
        visible: panel.keeping
        x: 12
        y: 104
        width: panel.width - 24
        spacing: 12
        Repeater {
            model: [
                { key: "", icon: "star", text: qsTr("Favourite") },
                { key: "home", icon: "home", text: qsTr("Home") },
                { key: "work", icon: "work", text: qsTr("Work") }
            ]
            BigButton {
                required property var modelData
                objectName: "preview.keep." + (modelData.key || "favourite")
                width: parent.width
                text: modelData.text
                icon: modelData.icon
                checked: panel.preview.kept === (modelData.key || "favourite")
                onTapped: { panel.preview.keep(modelData.key); panel.keeping = false; }
            }
        }
    }
    Column {
        visible: !panel.keeping
        x: 12
        y: 100
        width: panel.width - 24
        spacing: 8
        Repeater {
            model: panel.preview.ways
            Rectangle {
                id: way
                required property var modelData
                required property int index
                objectName: "preview.way." + index
                width: parent.width
                height: 112
                radius: 18
                color: touch.pressed ? Theme.pressed : modelData.chosen ? Theme.accentSoft : "transparent"
                border { width: modelData.chosen ? 2 : 0; color: Theme.accent }
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.time + ", " + modelData.name
                Accessible.checked: modelData.chosen
                Label {
                    objectName: way.objectName + ".time"
                    x: 16
                    y: 8
                    text: way.modelData.time
                    strong: true
                    color: way.modelData.chosen ? Theme.accent : Theme.text
                }
                Label {
                    anchors { right: parent.right; rightMargin: 16 }
                    y: 14
                    text: way.modelData.distance
                    size: Theme.small
                    color: Theme.dim
                }
                Label {
                    x: 16
                    y: 46
                    width: parent.width - 32
                    text: way.modelData.name
                    size: Theme.small
                }
                Row {
                    x: 16
                    y: 76
                    spacing: 8
                    Icon { visible: soc.text !== ""; name: "battery"; size: 26; color: soc.color; anchors.verticalCenter: parent.verticalCenter }
                    Label {
                        id: soc
                        objectName: way.objectName + ".soc"
                        text: way.modelData.soc
                        size: Theme.small
                        strong: true
                        color: way.modelData.tone === "good" ? Theme.good : way.modelData.tone === "danger"
                               ? Theme.danger : way.modelData.tone === "warn" ? Theme.warn : Theme.dim
                    }
                    Label {
                        text: way.modelData.notes
                        size: Theme.small
                        color: Theme.dim
                        width: Math.min(implicitWidth, way.width - 32 - soc.width - 44)
                    }
                }
                MouseArea { id: touch; anchors.fill: parent; onClicked: panel.preview.choose(way.index) }
            }
        }
    }
    BigButton {
        objectName: "preview.start"
        x: 12
        anchors { bottom: parent.bottom; bottomMargin: 12 }
        width: panel.width - 24
        enabled: panel.preview.ready
        text: qsTr("Start")
        icon: "turn-straight"
        tone: "accent"
        onTapped: panel.preview.start()
    }
}
