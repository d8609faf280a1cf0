import QtQuick
import Cockpit

// Before the start: where to, which of the ways, with what charge, and the key to go.
Rectangle {
    id: panel

    required property var preview
    property bool keeping: false        // choosing what this place is to the driver
    readonly property real below: Math.max(92, head.y + head.height + 8)

    radius: Theme.radius
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.night ? "#F5161C22" : "#FBFFFFFF" }
        GradientStop { position: 1; color: Theme.night ? "#F50F1418" : "#FBF6F8FA" }
    }
    border { width: 1; color: Theme.night ? "#26303A" : "#FFFFFF" }
    Shield {}

    IconButton {
        objectName: "preview.close"
        leaves: true
        anchors { right: parent.right; rightMargin: 8 }
        y: 8
        icon: "close"
        label: qsTr("Cancel")
        flat: true
        width: 80
        height: 80
        iconSize: 36
        onTapped: panel.preview.cancel()
    }
    Column {
        id: head
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 12
        width: panel.width - 2 * Theme.pad
        spacing: 4
        TextMetrics {
            id: asOneLine
            font { family: Theme.fontFamily; pixelSize: Theme.px(Theme.body); weight: Theme.strong }
            text: name.text
        }
        Label {
            id: name
            objectName: "preview.name"
            anchors.left: parent.left
            width: parent.width - 64
            text: panel.preview.name
            strong: true
            size: asOneLine.advanceWidth > width - 24 ? Theme.small : Theme.body
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        Label {
            objectName: "preview.address"
            anchors.left: parent.left
            visible: text !== ""
            width: name.lineCount > 1 ? parent.width : parent.width - 64
            text: panel.preview.address
            size: Theme.large ? 20 : Theme.small        // large enough as it is
            color: Theme.dim
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }
    Label {
        objectName: "preview.words"
        visible: text !== ""
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: panel.below + 8
        width: panel.width - 2 * Theme.pad
        text: panel.preview.words
        size: Theme.small
        color: panel.preview.trouble ? Theme.warn : Theme.dim
        wrapMode: Text.Wrap
        maximumLineCount: 4
    }
    Column {
        visible: panel.keeping
        anchors { left: parent.left; leftMargin: 12 }
        y: panel.below
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
    Flickable {
        visible: !panel.keeping
        anchors { left: parent.left; leftMargin: 12 }
        y: panel.below
        width: panel.width - 24
        height: start.y - 8 - y
        contentHeight: ways.height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Column {
            id: ways
            width: parent.width
            spacing: 8
            Repeater {
                model: panel.preview.ways
                Rectangle {
                    id: way
                    required property var modelData
                    required property int index
                    objectName: "preview.way." + index
                    width: parent.width
                    height: 108
                    radius: 18
                    color: touch.pressed ? Theme.pressed : modelData.chosen ? Theme.accentSoft : "transparent"
                    border { width: modelData.chosen ? 2 : 0; color: Theme.accent }
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: modelData.time + ", " + modelData.name
                    Accessible.checked: modelData.chosen
                    Label {
                        objectName: way.objectName + ".time"
                        anchors { left: parent.left; leftMargin: 16 }
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
                        anchors { left: parent.left; leftMargin: 16 }
                        y: 44
                        width: parent.width - 32
                        text: way.modelData.name
                        size: Theme.small
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 20
                    }
                    Row {
                        anchors { left: parent.left; leftMargin: 16 }
                        y: 73
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
    }
    IconButton {
        objectName: "preview.favourite"
        anchors { right: parent.right; rightMargin: 12; bottom: parent.bottom; bottomMargin: 12 }
        icon: panel.preview.favourite ? "star-filled" : "star"
        label: qsTr("Favourite")
        color_: panel.preview.favourite ? Theme.warn : Theme.dim
        iconSize: 40
        onTapped: panel.keeping = !panel.keeping
    }
    BigButton {
        id: start
        objectName: "preview.start"
        anchors { left: parent.left; leftMargin: 12; bottom: parent.bottom; bottomMargin: 12 }
        width: panel.width - 24 - 96
        enabled: panel.preview.ready
        text: qsTr("Start")
        icon: "turn-straight"
        tone: "accent"
        onTapped: panel.preview.start()
    }
}
