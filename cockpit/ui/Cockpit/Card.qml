import QtQuick

// A raised plate with an optional title; children go below the title.
Rectangle {
    id: card

    property string title: ""
    property string icon: ""
    property color titleColor: Theme.dim
    property int padding: Theme.pad
    readonly property real titleWidth: head.width
    default property alias content: body.data

    radius: Theme.radius
    border { width: 1; color: Theme.night ? "#1C232A" : "#FFFFFF" }
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.surfaceTop }
        GradientStop { position: 1; color: Theme.surface }
    }

    Row {
        id: head
        visible: card.title !== ""
        anchors { left: parent.left; leftMargin: card.padding }
        y: card.padding - 6
        height: 36
        spacing: 12
        Icon {
            visible: card.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: card.icon
            size: 32
            color: card.titleColor
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: card.title
            size: Theme.small
            strong: true
            color: card.titleColor
        }
    }
    Item {
        id: body
        anchors {
            fill: parent
            margins: card.padding
            topMargin: card.title ? head.y + head.height + 8 : card.padding
        }
    }
}
