import QtQuick

// No: the target moves from side to side, once.
SequentialAnimation {
    id: shake
    required property Item target
    property real home: 0

    NumberAnimation { target: shake.target; property: "x"; to: shake.home - 8; duration: 50 }
    NumberAnimation { target: shake.target; property: "x"; to: shake.home + 8; duration: 80 }
    NumberAnimation { target: shake.target; property: "x"; to: shake.home - 4; duration: 60 }
    NumberAnimation { target: shake.target; property: "x"; to: shake.home; duration: 60 }
}
