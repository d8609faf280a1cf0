pragma Singleton
import QtQuick

// A dim value was touched: whoever shows the bubble hears it here.
QtObject {
    signal asked(var reading, Item item)
}
