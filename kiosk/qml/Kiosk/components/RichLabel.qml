import QtQuick
import Kiosk

// Text with terms and page links in it. Each is as high as its line, which is 12 mm at the default size (A2).
Label {
    id: root

    signal linkTapped(string link)

    textFormat: Text.StyledText
    linkColor: Theme.accent
    onLinkActivated: link => root.linkTapped(link)
}
