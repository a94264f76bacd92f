package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgDiagramTest {
    @Test
    void isWellFormedWhateverADescriptionHolds() throws Exception {
        Document document = parse(SvgDiagram.of(Contracts.nested()));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("nested 2.1.0");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Name, ünïcödé 名前 & <b>")
                .contains("It's a \"mail\" address; second line with \\ and */ and --");
    }

    @Test
    void describesItselfInWords() throws Exception {
        String description =
                parse(SvgDiagram.of(Contracts.nested()))
                        .getElementsByTagName("desc")
                        .item(0)
                        .getTextContent();
        assertThat(description)
                .startsWith("Tables: customers (3 columns), order (7 columns), ")
                .contains("payments.order_id → order.order_id");
    }

    @Test
    void holdsNoScriptAndAsksForNoOtherFile() throws Exception {
        assertThat(SvgDiagram.of(Contracts.nested()))
                .doesNotContain("<script", "href", "url(", "@import");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
