import QtQuick

// A line of text in the house font.
Text {
    property int size: Theme.body
    property bool strong: false

    color: Theme.text
    horizontalAlignment: Text.AlignLeft     // said, so that a name in Latin letters is mirrored, too
    elide: Text.ElideRight
    font {
        family: Theme.fontFamily
        pixelSize: Theme.px(size)
        weight: strong ? Theme.strong : Theme.regular
        features: Theme.digits
    }
}
