### The words of the harbour

-brand = Harbour Watch

# Shown above the door
title = The harbour of { $town } opens
    .tooltip = Press { -brand } to enter
rules =
    No swimming.
    Not even in summer.

ships = { $count ->
    [one] One ship
   *[other] { $count } ships
} in port
tide = { NUMBER($hours) ->
    [one] One hour to go
   *[other] { $hours } hours to go
}
