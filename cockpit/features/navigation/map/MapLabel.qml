import QtQuick
import Cockpit

// One text on the map, its middle at its own place; filled and moved by the scene.
Item {
    id: label

    property string kind: ""
    property string name: ""
    property string icon: ""
    property int size: 24
    property bool strong: false
    property bool night: true
    readonly property bool shield: kind === "shield" || kind === "motorway"
    readonly property bool watery: kind === "water" || kind === "river"

    visible: false
    width: 0
    height: 0

    Rectangle {
        visible: label.shield
        anchors.centerIn: parent
        width: words.implicitWidth + 16
        height: 28
        radius: 7
        color: label.kind === "motorway" ? "#1B5FA8" : label.night ? "#39444F" : "#FFFFFF"
        border { width: 1; color: label.night ? "#566370" : "#8C98A3" }
    }
    Row {
        anchors.centerIn: parent
        spacing: 6
        Rectangle {
            visible: label.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: 30
            height: 30
            radius: 15
            color: label.kind === "charger" ? Theme.good : label.night ? "#2A343D" : "#FFFFFF"
            Icon {
                anchors.centerIn: parent
                name: label.icon
                size: 20
                color: label.kind === "charger" ? (label.night ? "#06140B" : "#FFFFFF") : Theme.dim
            }
        }
        Label {
            id: words
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: label.name
            size: label.size
            strong: label.strong || label.shield || label.kind === "place"
            elide: Text.ElideNone
            color: label.kind === "motorway" ? "#FFFFFF"
                   : label.watery ? (label.night ? "#6FA8C9" : "#2F6F95")
                   : label.kind === "place" ? Theme.text
                   : label.kind === "charger" ? Theme.good
                   : label.night ? "#B4BFC9" : "#3A444E"
            style: label.shield ? Text.Normal : Text.Outline
            styleColor: label.night ? "#0B1014" : "#F7F7F5"
        }
    }
}
