import QtQuick

// The cards of the right column, one below the other, sharing its height as they ask.
Item {
    id: stack

    property var views: []
    readonly property int spacing: 2 * Theme.gap

    Column {
        id: column
        width: parent.width
        spacing: stack.spacing
        readonly property real wish: {
            let sum = 0;
            for (let i = 0; i < cards.count; i++)
                sum += cards.itemAt(i) ? cards.itemAt(i).implicitHeight : 0;
            return sum;
        }
        readonly property real room: stack.height - Math.max(0, cards.count - 1) * spacing
        readonly property real share: wish > 0 ? Math.min(room / wish, 1.15) : 1
        Repeater {
            id: cards
            model: stack.views
            Place {
                required property var modelData
                objectName: "card." + modelData.feature
                view: modelData
                width: column.width
                height: Math.floor(implicitHeight * column.share)
            }
        }
    }
}
