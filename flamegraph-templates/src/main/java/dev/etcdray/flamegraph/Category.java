package dev.etcdray.flamegraph;

/// A kind of frame, for its colour.
///
/// @param id
///            unique in a graph
/// @param label
///            a word or two, in the legend
/// @param colour
///            one of the palette's ten, from 0; [#BY_PLACE] for the one of its place in the list
public record Category(String id, String label, int colour) {
    /// Its place in the list gives the colour.
    public static final int BY_PLACE = -1;
    static final int PALETTE = 10;

    /// Coloured by its place in the list.
    public Category(String id, String label) {
        this(id, label, BY_PLACE);
    }

    int colourAt(int place) {
        return (colour == BY_PLACE ? place : colour) % PALETTE;
    }
}
