import QtQuick

// Somebody's own word, of any length: where it does not fit it is written smaller, in more lines.
Label {
    id: label

    property int usual: Theme.body
    property int least: 20
    property int rows: 1                // at the usual size
    property int most: 2                // at the least
    readonly property bool long: asOneLine.advanceWidth > width * rows * (rows > 1 ? 0.85 : 1)

    size: long ? least : usual
    wrapMode: long || rows > 1 ? Text.Wrap : Text.NoWrap
    maximumLineCount: long ? most : rows

    TextMetrics {
        id: asOneLine
        font { family: Theme.fontFamily; pixelSize: Theme.px(label.usual); weight: label.font.weight }
        text: label.text
    }
}
