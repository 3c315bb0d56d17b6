import QtQuick
import Kiosk
import Kiosk.Bridge

// How the screen can be made more comfortable. Each choice takes effect at once and is gone for the next visitor (P1).
Sheet {
    id: root

    required property VisitController visit
    required property GuideContent guide
    required property ScreenReader reader
    // Whether the glass is high enough for a low reach layout.
    required property bool canBeLow

    iconName: "comfort"
    title: qsTr("Comfort")
    roomy: true
    onClosed: root.visit.closePopup()

    Choices {
        visible: root.guide.languages.length > 1
        width: parent.width
        iconName: "language"
        title: qsTr("Language")
        labels: root.guide.languageNames
        languages: root.guide.languages
        current: root.guide.languages.indexOf(root.guide.language)
        onPicked: index => root.visit.setLanguage(root.guide.languages[index])
    }

    Choices {
        visible: root.reader.available
        width: parent.width
        iconName: "listen"
        title: qsTr("Read aloud")
        labels: [qsTr("Off"), qsTr("On")]
        current: root.visit.readAloud ? 1 : 0
        onPicked: index => index === 1 ? root.reader.start() : root.reader.stop()
    }

    Choices {
        id: volume

        visible: root.reader.available && !root.reader.voiceless
        width: parent.width
        iconName: "louder"
        title: qsTr("Volume")
        labels: root.visit.volumes.map(percent => qsTr("%1 %").arg(Writing.number(percent)))
        current: root.visit.volumes.indexOf(root.visit.volume)
        onPicked: index => {
            root.reader.louder(index - volume.current);
            if (!root.visit.readAloud)
                root.reader.tryOut(qsTr("This is how loud the screen speaks."), root.visit.volume);
        }
    }

    Choices {
        width: parent.width
        iconName: "text-size"
        title: qsTr("Text size")
        labels: [qsTr("Normal"), qsTr("Larger"), qsTr("Large"), qsTr("Largest")]
        current: root.visit.textSizes.indexOf(root.visit.textSize)
        onPicked: index => root.visit.setTextSize(root.visit.textSizes[index])
    }

    Choices {
        width: parent.width
        iconName: "colors"
        title: qsTr("Colors")
        labels: [qsTr("Light"), qsTr("Dark"), qsTr("High contrast")]
        current: root.visit.themes.indexOf(root.visit.theme)
        onPicked: index => root.visit.setTheme(root.visit.themes[index])
    }

    Choices {
        width: parent.width
        iconName: "motion"
        title: qsTr("Movement")
        labels: [qsTr("Gentle"), qsTr("None")]
        current: root.visit.reduceMotion ? 1 : 0
        onPicked: index => root.visit.setReduceMotion(index === 1)
    }

    Choices {
        visible: root.canBeLow
        width: parent.width
        iconName: "reach"
        title: qsTr("Reach")
        labels: [qsTr("Whole screen"), qsTr("Lower half")]
        current: root.visit.lowReach ? 1 : 0
        onPicked: index => root.visit.setLowReach(index === 1)
    }
}
