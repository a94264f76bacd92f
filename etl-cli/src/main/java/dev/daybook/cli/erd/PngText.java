package dev.daybook.cli.erd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** The {@code tEXt} chunk of a PNG (W3C PNG, section 11.3.3.2): a keyword with its text. */
final class PngText {
    private static final int SIGNATURE = 8;

    /** Length, type and checksum of a chunk. */
    private static final int FRAME = 12;

    /** The header of the picture, which is always the first chunk. */
    private static final int HEADER = SIGNATURE + FRAME + 13;

    private PngText() {}

    /** Returns the PNG with a text put behind its header. */
    static byte[] put(byte[] png, String keyword, String text) {
        byte[] content = ("tEXt" + keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 8);
        chunk.putInt(content.length - 4).put(content).putInt((int) checksum.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, HEADER);
        out.writeBytes(chunk.array());
        out.write(png, HEADER, png.length - HEADER);
        return out.toByteArray();
    }

    /** Returns the text of a keyword; nothing where there is none, or the bytes are no PNG. */
    static Optional<String> find(byte[] png, String keyword) {
        byte[] start = ("tEXt" + keyword + '\0').getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + FRAME <= png.length) {
            int length = buffer.getInt(at);
            if (length < 0 || length > png.length - at - FRAME) {
                return Optional.empty();
            }
            byte[] chunk = Arrays.copyOfRange(png, at + 4, at + 8 + length);
            if (Arrays.mismatch(chunk, start) == start.length) {
                int rest = chunk.length - start.length;
                return Optional.of(
                        new String(chunk, start.length, rest, StandardCharsets.ISO_8859_1));
            }
            at += length + FRAME;
        }
        return Optional.empty();
    }
}
