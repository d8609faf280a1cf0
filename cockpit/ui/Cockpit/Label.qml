import QtQuick

// Plain text in the house's face, digits of equal width.
Text {
    property int size: Theme.small
    property int weight: Font.Normal

    color: Theme.text
    font { family: Theme.fontFamily; pixelSize: size; weight: weight; features: { "tnum": 1 } }
    elide: Text.ElideRight
}
