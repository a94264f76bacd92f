package dev.daybook.cli.erd;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.daybook.table.Digest;
import java.awt.AWTError;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The picture in pixels. Its bytes depend on the fonts of the machine, so it carries the digest of
 * the SVG from which it was drawn.
 */
final class PngPicture {
    private static final String KEYWORD = "Source-SHA256";
    private static final int SCALE = 2;

    private PngPicture() {}

    /** Draws an SVG. */
    interface Painter {
        /** Returns a PNG. */
        byte[] draw(byte[] svg) throws IOException;
    }

    /** Says in one line why a machine cannot draw. */
    static final class NotDrawn extends Exception {
        private static final long serialVersionUID = 1L;

        NotDrawn(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Returns a PNG of an SVG.
     *
     * @throws NotDrawn where the machine has no fonts or the JDK cannot draw
     */
    static byte[] of(byte[] svg, Painter painter) throws NotDrawn {
        try {
            return PngText.put(painter.draw(svg), KEYWORD, Digest.sha256(svg));
        } catch (IOException | RuntimeException | LinkageError | AWTError | InternalError e) {
            String reason = Wording.oneLine(e.toString());
            throw new NotDrawn(
                    "this machine cannot draw ("
                            + reason
                            + "); on Debian or Ubuntu: sudo apt-get install -y fontconfig"
                            + " fonts-dejavu-core",
                    e);
        }
    }

    /** Returns whether a PNG was drawn from an SVG. */
    static boolean isOf(byte[] png, byte[] svg) {
        return PngText.find(png, KEYWORD).equals(Optional.of(Digest.sha256(svg)));
    }

    /** Draws with Java's own means, without a display. */
    static byte[] draw(byte[] svg) throws IOException {
        System.setProperty("java.awt.headless", "true");
        SVGDocument document =
                new SVGLoader()
                        .load(new ByteArrayInputStream(svg), null, LoaderContext.createDefault());
        if (document == null) {
            throw new IOException("the SVG was not understood");
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image(document), "png", png);
        return png.toByteArray();
    }

    private static BufferedImage image(SVGDocument document) {
        FloatSize size = document.size();
        int width = Math.round(size.width * SCALE);
        int height = Math.round(size.height * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.addRenderingHints(hints());
        graphics.scale(SCALE, SCALE);
        Component none = null;
        document.render(none, graphics, new ViewBox(size.width, size.height));
        graphics.dispose();
        return image;
    }

    private static Map<RenderingHints.Key, Object> hints() {
        return Map.of(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
