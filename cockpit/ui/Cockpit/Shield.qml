import QtQuick

// Under a panel's keys: what the panel leaves free is no way through to what lies below.
MouseArea {
    anchors.fill: parent
    Accessible.role: Accessible.Grouping    // its own, or the knob would take it for its panel's
    Accessible.ignored: true
}
