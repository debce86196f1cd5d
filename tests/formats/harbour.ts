<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>HarbourWindow</name>
    <message>
        <location filename="harbour.cpp" line="12"/>
        <source>&amp;Open the harbour</source>
        <extracomment>Shown above the door</extracomment>
        <translation>Den Hafen &amp;öffnen</translation>
    </message>
    <message>
        <source>Quay</source>
        <comment>menu</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tide</source>
        <translation type="unfinished"/>
    </message>
    <message numerus="yes">
        <source>%n ship(s) arrived</source>
        <translation type="unfinished">
            <numerusform>%n Schiff</numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Old</source>
        <translation type="vanished">Alt</translation>
    </message>
</context>
</TS>
