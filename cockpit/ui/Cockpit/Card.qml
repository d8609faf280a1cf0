import QtQuick

// A raised plate with an optional title; its children stand below the title.
Rectangle {
    id: card

    property string title: ""
    property string icon: ""
    property color tone: Theme.dim
    default property alias content: body.data

    radius: Theme.radius
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.raised }
        GradientStop { position: 1; color: Theme.surface }
    }
    border { width: 1; color: Theme.line }

    Icon {
        id: mark
        visible: card.icon !== ""
        x: Theme.pad
        y: 18
        size: 32
        name: card.icon
        color: card.tone
    }
    Label {
        id: head
        x: mark.visible ? mark.x + mark.width + 12 : Theme.pad
        anchors.verticalCenter: mark.verticalCenter
        width: card.width - x - Theme.pad
        visible: card.title !== ""
        text: card.title
        color: Theme.dim
        weight: Font.Medium
    }
    Item {
        id: body
        anchors {
            fill: parent
            topMargin: card.title ? 60 : Theme.pad
            leftMargin: Theme.pad
            rightMargin: Theme.pad
            bottomMargin: 16
        }
    }
}
