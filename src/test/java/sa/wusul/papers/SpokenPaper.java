package sa.wusul.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * A paper as a screen reader says it: its elements in the order of their tags, each with
 * its own text in logical order.
 */
record SpokenPaper(List<Element> elements) {

	static SpokenPaper of(byte[] content) {
		try (var document = Loader.loadPDF(content)) {
			var elements = new ArrayList<Element>();
			read(document.getDocumentCatalog().getStructureTreeRoot(), texts(document), elements);
			return new SpokenPaper(elements);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns all that is said, one element a line. */
	String text() {
		return this.elements.stream()
			.map(Element::text)
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Returns what is said, without spaces, marks and brackets, which are drawn mirrored.
	 */
	String letters() {
		return letters(text());
	}

	static String letters(String text) {
		return text.replaceAll("[\\s\\u00A0\\p{M}\\p{Cf}()]", "");
	}

	private static Map<COSBase, Map<Integer, String>> texts(PDDocument document) throws IOException {
		Map<COSBase, Map<Integer, String>> texts = new HashMap<>();
		for (var page : document.getPages()) {
			var extractor = new PDFMarkedContentExtractor();
			extractor.setSuppressDuplicateOverlappingText(false);
			extractor.processPage(page);
			var ofPage = texts.computeIfAbsent(page.getCOSObject(), (any) -> new HashMap<>());
			extractor.getMarkedContents().forEach((marked) -> collect(marked, ofPage));
		}
		return texts;
	}

	private static void collect(PDMarkedContent marked, Map<Integer, String> texts) {
		var drawn = new StringBuilder();
		for (var content : marked.getContents()) {
			if (content instanceof TextPosition sign) {
				drawn.append(sign.getUnicode());
			}
			else if (content instanceof PDMarkedContent inner) {
				collect(inner, texts);
			}
		}
		if (marked.getMCID() >= 0) {
			texts.merge(marked.getMCID(), drawn.toString(), String::concat);
		}
	}

	private static void read(PDStructureNode node, Map<COSBase, Map<Integer, String>> texts, List<Element> elements) {
		var tag = (node instanceof PDStructureElement element) ? element.getStructureType() : "";
		var page = (node instanceof PDStructureElement element && element.getPage() != null)
				? element.getPage().getCOSObject() : null;
		for (var kid : node.getKids()) {
			if (kid instanceof PDStructureNode child) {
				read(child, texts, elements);
			}
			else if (kid instanceof PDMarkedContentReference reference) {
				say(tag, (reference.getPage() != null) ? reference.getPage().getCOSObject() : page, reference.getMCID(),
						texts, elements);
			}
			else if (kid instanceof Integer number) {
				say(tag, page, number, texts, elements);
			}
		}
		if (node instanceof PDStructureElement picture && picture.getAlternateDescription() != null) {
			elements.add(new Element(tag, picture.getAlternateDescription()));
		}
	}

	private static void say(String tag, COSDictionary page, int number, Map<COSBase, Map<Integer, String>> texts,
			List<Element> elements) {
		elements.add(new Element(tag, logical(texts.getOrDefault(page, Map.of()).getOrDefault(number, ""))));
	}

	/** Turns a run that is drawn from left to right and read from right to left. */
	private static String logical(String drawn) {
		var arabic = drawn.codePoints()
			.anyMatch((sign) -> Character.getDirectionality(sign) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
		return arabic ? new StringBuilder(drawn).reverse().toString() : drawn;
	}

	/** Text that is said for one piece of the page. */
	record Element(String tag, String text) {
	}

}
