import QtQuick

// Under a panel's keys: what the panel leaves free is no way through to what lies below.
MouseArea {
    anchors.fill: parent
}
