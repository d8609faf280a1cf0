import QtQuick

// The cards of the right column, one below the other, sharing its height as they ask.
// What does not fit is left out from the end; a card that asks for nothing is not there.
Item {
    id: stack

    property var views: []
    readonly property int spacing: 2 * Theme.gap
    readonly property real least: 0.9       // a card shrinks to this share before the last one goes

    Column {
        id: column
        width: parent.width
        spacing: stack.spacing
        readonly property var plan: {
            let wish = 0, gaps = 0, shown = 0;
            for (let i = 0; i < cards.count; i++) {
                const asked = cards.itemAt(i) ? cards.itemAt(i).implicitHeight : 0;
                const gap = asked > 0 && wish > 0 ? stack.spacing : 0;
                if (shown > 0 && stack.height > 0 && (wish + asked) * stack.least + gaps + gap > stack.height)
                    break;
                wish += asked;
                gaps += gap;
                shown = i + 1;
            }
            return { shown: shown, share: wish > 0 ? Math.min((stack.height - gaps) / wish, 1.15) : 1 };
        }
        Repeater {
            id: cards
            model: stack.views
            Place {
                required property var modelData
                required property int index
                objectName: "card." + modelData.feature
                view: modelData
                visible: index < column.plan.shown && implicitHeight > 0
                width: column.width
                height: Math.floor(implicitHeight * column.plan.share)
            }
        }
    }
}
