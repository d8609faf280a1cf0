import QtQuick
import Cockpit

// Keys of one width side by side; `options` are {word, name, on, icon}.
Row {
    id: row

    property var options: []
    signal chosen(int at)

    width: parent ? parent.width : 0
    height: 88
    spacing: 12

    Repeater {
        model: row.options
        BigButton {
            required property var modelData
            required property int index
            objectName: "home.do." + modelData.name
            width: (row.width - (row.options.length - 1) * row.spacing) / row.options.length
            icon: modelData.icon ?? ""
            text: modelData.word
            checked: modelData.on ?? false
            onTapped: row.chosen(index)
        }
    }
}
