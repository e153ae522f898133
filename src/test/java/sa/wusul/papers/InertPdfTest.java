package sa.wusul.papers;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A PDF that is handed in")
@Tag("fast")
class InertPdfTest {

	private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

	private static final List<String> PAGE_KEYS = List.of("Type", "MediaBox", "CropBox", "Rotate", "Parent",
			"Resources", "Contents", "Group", "UserUnit");

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "/OpenAction << /S /URI /URI (https://evil.example/x) >>",
			"/AA << /WC << /S /URI /URI (https://evil.example/x) >> >>",
			"/OpenAction << /S /GoToR /F (\\\\\\\\evil\\\\share\\\\x) /D [0 /Fit] >>",
			"/OpenAction << /S /Thread /F (\\\\\\\\evil\\\\x) /D 0 >>", "/OpenAction [3 0 R /Fit]",
			"/AF [<< /Type /Filespec /F (evil.exe) /RF << /F [(evil) 4 0 R] >> >>]",
			"/Names << /Dests << /Names [(evil) [3 0 R /Fit]] >> >>", "/URI << /Base (https://evil.example) >>",
			"/Metadata 4 0 R", "/Outlines << /First << /A << /S /URI /URI (evil) >> >> >>",
			"/AcroForm << /Fields [] /XX (evil) >>", "/Extensions << /evil 1 >>" })
	@DisplayName("keeps nothing of its catalogue")
	void catalogue(String key) throws IOException {
		assertInert(ScannedFile.accept(written(key, "", "BT /F1 24 Tf 72 700 Td (Request) Tj ET")).content(),
				"Request");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "/AA << /O << /S /URI /URI (https://evil.example/x) >> >>",
			"/Annots [<< /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (https://evil.example/x) >> >>]",
			"/Annots [<< /Subtype /Widget /Rect [0 0 99 99] /FT /Btn /AA << /U << /S /GoToR /F (\\\\\\\\evil\\\\x) >> >> >>]",
			"/Annots [<< /Subtype /Screen /Rect [0 0 9 9] /A << /S /Named /N /evil >> >>]",
			"/PieceInfo << /evil << /Private 4 0 R >> >>", "/AF [<< /F (evil.exe) >>]", "/Metadata 4 0 R",
			"/B [<< /T << /F (evil) >> >>]", "/Thumb 4 0 R", "/PresSteps << /evil 1 >>" })
	@DisplayName("keeps nothing that acts beside a page")
	void page(String key) throws IOException {
		assertInert(ScannedFile.accept(written("", key, "BT /F1 24 Tf 72 700 Td (Request) Tj ET")).content(),
				"Request");
	}

	@Test
	@DisplayName("keeps none of its bytes in front, behind or beside its pages")
	void otherFiles() throws IOException {
		var letter = written("", "",
				"% <html><script>alert(1)</script>\nBT /F1 24 Tf 72 700 Td (Request) Tj ET /evil Ev");
		for (var behind : List.of("\nPK\u0003\u0004evil.exe\u0000PK\u0005\u0006" + "\0".repeat(18),
				"\n<html><script>alert('evil')</script></html>", "\n" + EICAR)) {
			var kept = ScannedFile.accept(concat(letter, behind.getBytes(StandardCharsets.ISO_8859_1))).content();

			assertInert(kept, "Request");
			assertThat(raw(kept)).doesNotContain("PK\u0003", "PK\u0005", "html", "script", "EICAR");
		}
	}

	@Test
	@DisplayName("has no text of its dictionaries readable for another program")
	void texts() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			var image = LosslessFactory.createFromImage(pdf, picture(20, 20));
			var indexed = new COSArray();
			indexed.add(COSName.INDEXED);
			indexed.add(COSName.DEVICERGB);
			indexed.add(COSInteger.get(20));
			indexed.add(new COSString("<html><script>evil()</script>".repeat(3).getBytes(StandardCharsets.US_ASCII)));
			image.getCOSObject().setItem(COSName.COLORSPACE, indexed);
			image.getCOSObject().setString("Evil", "<html>");
			draw(pdf, page, (pen) -> pen.drawImage(image, 10, 10));
			var kept = ScannedFile.accept(bytes(pdf)).content();

			assertThat(raw(kept)).doesNotContain("<html", "script", "Evil");
		}
	}

	@Test
	@DisplayName("is refused if its content lies on another machine")
	void remoteContent() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			draw(pdf, page, (pen) -> pen.addRect(10, 10, 50, 50));
			((COSStream) page.getCOSObject().getDictionaryObject(COSName.CONTENTS)).setItem(COSName.F,
					new COSString("\\\\evil\\x"));
			assertRefused(bytes(pdf), "scan.acting");
		}
	}

	@Test
	@DisplayName("keeps look and text, whichever program wrote it")
	void producers() throws Exception {
		for (var content : List.of(Files.readAllBytes(Path.of("src/test/resources/pdf/chromium.pdf")),
				Files.readAllBytes(Path.of("src/test/resources/pdf/cairo.pdf")),
				MeetingPapersTest.withScans().content(), pictures(), arabic(), layers(), turned())) {
			var kept = ScannedFile.accept(content).content();

			assertSame(content, kept);
			assertThat(ScannedFile.accept(content).content()).as("the same every time").isEqualTo(kept);
			assertThat(ScannedFile.accept(kept).content()).as("its own kind").isNotEmpty();
		}
	}

	@Test
	@DisplayName("keeps what was filled into its form, and stamps, on the page itself")
	void filledIn() throws IOException {
		var form = form("1448-0000006-9", true);
		var kept = ScannedFile.accept(form).content();

		assertSamePicture(form, kept);
		assertInert(kept, "1448-0000006-9");
		assertThat(text(kept)).contains("APPROVED");
		assertThat(ScannedFile.accept(form("", false)).content()).isNotEmpty();
		assertRefused(form("1448-0000006-9", false), "scan.form");
	}

	@Test
	@DisplayName("keeps the dots of a photograph without its place and what follows it")
	void photographs() throws IOException {
		var jpeg = new ByteArrayOutputStream();
		jpeg.writeBytes(ScannedFileTest.picture("jpeg", 40, 30));
		var carrier = new ByteArrayOutputStream();
		carrier.write(jpeg.toByteArray(), 0, 2);
		carrier.writeBytes(new byte[] { (byte) 0xFF, (byte) 0xE1, 0, 12 });
		carrier.writeBytes("Exif-place".getBytes(StandardCharsets.US_ASCII));
		carrier.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
		carrier.writeBytes("<script>".getBytes(StandardCharsets.US_ASCII));

		var bare = BareJpeg.of(carrier.toByteArray(), PdfCopier.MOST_DOTS);

		assertThat(raw(bare)).doesNotContain("Exif", "script");
		assertThat(ImageIO.read(new ByteArrayInputStream(bare)).getWidth()).isEqualTo(40);
		assertThatThrownBy(() -> BareJpeg.of(jpeg.toByteArray(), 1000)).isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("is refused if it grows beyond all bounds, whichever way it is packed")
	void bombs() throws IOException {
		var packed = new ByteArrayOutputStream();
		try (var deflater = new DeflaterOutputStream(packed)) {
			for (int megabyte = 0; megabyte < 300; megabyte++) {
				deflater.write(new byte[1024 * 1024]);
			}
		}
		var hex = new ByteArrayOutputStream();
		for (byte value : packed.toByteArray()) {
			hex.writeBytes(String.format("%02x", value).getBytes(StandardCharsets.US_ASCII));
		}
		assertRefused(stream("/Filter [/ASCIIHexDecode /FlateDecode]", hex.toByteArray()), "scan.bomb");
		assertRefused(stream("/N 1 /First 4 /Filter [/AHx /Fl]", hex.toByteArray()), "scan.bomb");
		var held = new ByteArrayOutputStream();
		try (var deflater = new DeflaterOutputStream(held)) {
			deflater.write("0 0 m ".repeat(6_000_000).getBytes(StandardCharsets.US_ASCII));
		}
		assertRefused(stream("/N 1 /First 4 /Filter /FlateDecode", held.toByteArray()), "scan.bomb");
		assertRefused(
				raw(stream("/Filter /FlateDecode", held.toByteArray())).replace("/Contents 5 0 R", "/Contents 6 0 R")
					.getBytes(StandardCharsets.ISO_8859_1),
				"scan.bomb");
		assertRefused(stream("/N 1 /First 4 /Filter /DCTDecode", new byte[] { 1 }), "scan.broken");
		assertRefused(
				stream("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 >>", new byte[] { 1 }),
				"scan.bomb");
		assertRefused(stream("/Filter [/Fl /Fl /Fl /Fl /Fl /Fl]", new byte[] { 1 }), "scan.bomb");
	}

	@Test
	@DisplayName("is refused if it draws for ever, or in pictures that the program does not read")
	void endless() throws IOException {
		assertRefused(nested(12, 10), "scan.slow");
		assertRefused(written("", "", "q ".repeat(600) + "Q ".repeat(600)), "scan.broken");
		assertThat(ScannedFile.accept(nested(3, 10)).content()).isNotEmpty();
		for (var filter : List.of(COSName.JBIG2_DECODE, COSName.JPX_DECODE)) {
			try (var pdf = new PDDocument()) {
				var page = new PDPage();
				pdf.addPage(page);
				var image = JPEGFactory.createFromImage(pdf, picture(20, 20));
				image.getCOSObject().setItem(COSName.FILTER, filter);
				draw(pdf, page, (pen) -> pen.drawImage(image, 10, 10));
				assertRefused(bytes(pdf), "scan.foreign");
			}
		}
		try (var pdf = new PDDocument()) {
			for (int page = 0; page < 301; page++) {
				pdf.addPage(new PDPage());
			}
			assertRefused(bytes(pdf), "scan.pages");
		}
	}

	private static void assertInert(byte[] kept, String words) throws IOException {
		assertThat(raw(kept)).startsWith("%PDF-1.").doesNotContain("evil").endsWith("%%EOF\n");
		assertThat(text(kept)).contains(words);
		try (var pdf = Loader.loadPDF(kept)) {
			assertThat(pdf.getDocumentCatalog().getCOSObject().keySet()).extracting(COSName::getName)
				.isSubsetOf("Type", "Pages", "OCProperties", "Version");
			assertThat(pdf.getDocument().getTrailer().keySet()).extracting(COSName::getName)
				.doesNotContain("Info", "Encrypt");
			for (var page : pdf.getPages()) {
				assertThat(page.getCOSObject().keySet()).extracting(COSName::getName).isSubsetOf(PAGE_KEYS);
			}
			for (var key : pdf.getDocument().getXrefTable().keySet()) {
				assertThat(described(pdf.getDocument().getObjectFromPool(key))).doesNotContain("evil", "URI", "GoToR");
			}
		}
	}

	private static String described(COSBase object) throws IOException {
		var found = (object instanceof COSObject reference) ? reference.getObject() : object;
		var words = new StringBuilder();
		if (found instanceof COSDictionary dictionary) {
			dictionary
				.forEach((key, value) -> words.append(key.getName()).append(' ').append(plain(value)).append(' '));
		}
		if (found instanceof COSStream stream) {
			words.append(new String(stream.createInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		return words.toString();
	}

	private static String plain(COSBase value) {
		return (value instanceof COSString text) ? text.getString()
				: (value instanceof COSName name) ? name.getName() : "";
	}

	private static void assertSame(byte[] before, byte[] after) throws IOException {
		assertThat(text(after)).isEqualTo(text(before));
		assertSamePicture(before, after);
	}

	private static void assertSamePicture(byte[] before, byte[] after) throws IOException {
		try (var one = Loader.loadPDF(before); var other = Loader.loadPDF(after)) {
			assertThat(other.getNumberOfPages()).isEqualTo(one.getNumberOfPages());
			for (int page = 0; page < one.getNumberOfPages(); page++) {
				assertThat(differingDots(new PDFRenderer(one).renderImageWithDPI(page, 60),
						new PDFRenderer(other).renderImageWithDPI(page, 60)))
					.as("dots of page %d", page + 1)
					.isZero();
			}
		}
	}

	private static long differingDots(BufferedImage one, BufferedImage other) {
		assertThat(other.getWidth()).isEqualTo(one.getWidth());
		assertThat(other.getHeight()).isEqualTo(one.getHeight());
		long differing = 0;
		for (int x = 0; x < one.getWidth(); x++) {
			for (int y = 0; y < one.getHeight(); y++) {
				differing += (one.getRGB(x, y) != other.getRGB(x, y)) ? 1 : 0;
			}
		}
		return differing;
	}

	private static void assertRefused(byte[] content, String code) {
		assertThatThrownBy(() -> ScannedFile.accept(content)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	private static String text(byte[] pdf) throws IOException {
		try (var document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	private static String raw(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1);
	}

	/** Returns images in all ways in which scanners pack them. */
	private static byte[] pictures() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			var transparent = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
			transparent.setRGB(20, 15, Color.RED.getRGB());
			var lines = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_BINARY);
			lines.createGraphics().drawLine(0, 0, 63, 63);
			var images = new ArrayList<>(List.of(JPEGFactory.createFromImage(pdf, picture(40, 30)),
					LosslessFactory.createFromImage(pdf, picture(40, 30)),
					LosslessFactory.createFromImage(pdf, transparent), CCITTFactory.createFromImage(pdf, lines)));
			draw(pdf, page, (pen) -> {
				for (int index = 0; index < images.size(); index++) {
					pen.drawImage(images.get(index), 50, 100 + 150 * index, 140, 120);
				}
			});
			return bytes(pdf);
		}
	}

	/**
	 * Returns a page with a picture between its operators, and with letters that are
	 * drawings.
	 */
	private static byte[] inline() {
		return raw(written("", "", """
				q 100 0 0 100 50 50 cm BI /W 4 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF80C0FF0080C0> EI Q
				BT /F3 40 Tf 100 300 Td (ab) Tj ET
				/Span << /ActualText (Request) /evil (evil) >> BDC BT /F1 24 Tf 72 700 Td (Request) Tj ET EMC"""))
			.replace("/F1 <<",
					"""
							/F3 << /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] \
							/CharProcs << /a 7 0 R /b 7 0 R >> /Encoding << /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 \
							/Widths [12 12] >> /F1 <<""")
			.replace("6 0 obj",
					"7 0 obj\n<< /Length 28 >>\nstream\n12 0 0 0 10 10 d1 0 0 8 8 re f\nendstream\nendobj\n6 0 obj")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] arabic() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage(PDRectangle.A4);
			pdf.addPage(page);
			var font = PDType0Font.load(pdf,
					Files.newInputStream(Path.of("src/main/resources/fonts/Amiri-Regular.ttf")), true);
			draw(pdf, page, (pen) -> {
				pen.beginText();
				pen.setFont(font, 30);
				pen.newLineAtOffset(100, 600);
				pen.showText("طلب ١٤٤٨");
				pen.endText();
			});
			return bytes(pdf);
		}
	}

	/** Returns a page with a layer that is not shown. */
	private static byte[] layers() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			var layers = new PDOptionalContentProperties();
			var hidden = new PDOptionalContentGroup("hidden");
			layers.addGroup(hidden);
			layers.setGroupEnabled(hidden, false);
			pdf.getDocumentCatalog().setOCProperties(layers);
			draw(pdf, page, (pen) -> {
				pen.addRect(50, 50, 100, 100);
				pen.fill();
				pen.beginMarkedContent(COSName.OC, hidden);
				pen.addRect(250, 250, 100, 100);
				pen.fill();
				pen.endMarkedContent();
			});
			return bytes(pdf);
		}
	}

	private static byte[] turned() throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage(PDRectangle.A4);
			page.setRotation(90);
			page.setCropBox(new PDRectangle(50, 60, 400, 500));
			pdf.addPage(page);
			draw(pdf, page, (pen) -> {
				pen.saveGraphicsState();
				pen.setNonStrokingColor(Color.BLUE);
				pen.addRect(100, 100, 100, 200);
				pen.fill();
				pen.beginText();
				pen.setFont(new PDType1Font(FontName.HELVETICA), 20);
				pen.newLineAtOffset(120, 400);
				pen.showText("Turned");
				pen.endText();
				pen.restoreGraphicsState();
			});
			return bytes(pdf);
		}
	}

	private static byte[] form(String value, boolean looks) throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			draw(pdf, page, (pen) -> pen.addRect(10, 10, 5, 5));
			var fonts = new PDResources();
			fonts.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
			var form = new PDAcroForm(pdf);
			form.setDefaultResources(fonts);
			form.setDefaultAppearance("/Helv 12 Tf 0 g");
			pdf.getDocumentCatalog().setAcroForm(form);
			var field = new PDTextField(form);
			field.setPartialName("reference");
			form.getFields().add(field);
			var widget = field.getWidgets().get(0);
			widget.setRectangle(new PDRectangle(100, 500, 200, 30));
			widget.setPage(page);
			page.getAnnotations().add(widget);
			if (looks) {
				field.setValue(value);
			}
			else {
				field.getCOSObject().setString(COSName.V, value);
			}
			var stamp = new PDAnnotationRubberStamp();
			stamp.setRectangle(new PDRectangle(100, 300, 300, 100));
			var look = new PDAppearanceStream(pdf);
			look.setBBox(new PDRectangle(0, 0, 150, 50));
			look.setResources(fonts);
			try (OutputStream drawn = look.getStream().createOutputStream()) {
				drawn.write("1 0 0 RG 2 2 146 46 re S BT /Helv 20 Tf 10 15 Td (APPROVED) Tj ET"
					.getBytes(StandardCharsets.US_ASCII));
			}
			stamp.setAppearance(new PDAppearanceDictionary());
			stamp.getAppearance().setNormalAppearance(look);
			page.getAnnotations().add(stamp);
			var square = new PDAnnotationSquare();
			square.setRectangle(new PDRectangle(400, 600, 50, 50));
			square.setColor(new PDColor(new float[] { 0, 0, 1 }, PDDeviceRGB.INSTANCE));
			page.getAnnotations().add(square);
			return bytes(pdf);
		}
	}

	/** Returns a page of forms that each draw the next one several times. */
	private static byte[] nested(int depth, int times) throws IOException {
		try (var pdf = new PDDocument()) {
			var page = new PDPage();
			pdf.addPage(page);
			PDFormXObject inner = null;
			for (int level = 0; level < depth; level++) {
				var form = new PDFormXObject(pdf);
				form.setBBox(new PDRectangle(0, 0, 100, 100));
				form.setResources(new PDResources());
				var content = "0 0 9 9 re f ";
				if (inner != null) {
					form.getResources().put(COSName.getPDFName("X"), inner);
					content = "/X Do ".repeat(times);
				}
				try (OutputStream drawn = form.getStream().createOutputStream()) {
					drawn.write(content.getBytes(StandardCharsets.US_ASCII));
				}
				inner = form;
			}
			var outermost = inner;
			draw(pdf, page, (pen) -> pen.drawForm(outermost));
			return bytes(pdf);
		}
	}

	/** Returns a PDF as a text, whose cross-reference table a reader repairs. */
	private static byte[] written(String catalogue, String page, String content) {
		return ("%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n"
				+ "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
				+ "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 5 0 R "
				+ "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
				+ "4 0 obj\n<< /Type /Metadata /Subtype /XML /Length 12 >>\nstream\n<evil>x</evil\nendstream\nendobj\n"
				+ "5 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
				+ "6 0 obj\n(an evil object that nothing refers to)\nendobj\ntrailer\n<< /Root 1 0 R /Size 7 /Info << /Title (evil) >> >>\n%%%%EOF\n")
			.formatted(catalogue, page, content.length(), content)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] stream(String keys, byte[] content) {
		var begin = written("", "", "").length;
		var head = raw(written("", "", "")).replace("4 0 obj\n<< /Type /Metadata /Subtype /XML /Length 12 >>",
				"4 0 obj\n<< /Length 13 >>");
		var body = new ByteArrayOutputStream(begin + content.length);
		body.writeBytes(head.substring(0, head.indexOf("6 0 obj")).getBytes(StandardCharsets.ISO_8859_1));
		body.writeBytes("6 0 obj\n<< %s /Length %d >>\nstream\n".formatted(keys, content.length)
			.getBytes(StandardCharsets.US_ASCII));
		body.writeBytes(content);
		body.writeBytes(
				"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 7 >>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
		return body.toByteArray();
	}

	private static byte[] concat(byte[] one, byte[] other) {
		var both = new ByteArrayOutputStream();
		both.writeBytes(one);
		both.writeBytes(other);
		return both.toByteArray();
	}

	private static BufferedImage picture(int width, int height) {
		var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++) {
				image.setRGB(x, y, new Color(6 * x % 256, 5 * y % 256, 90).getRGB());
			}
		}
		return image;
	}

	private static void draw(PDDocument pdf, PDPage page, Drawing drawing) throws IOException {
		try (var pen = new PDPageContentStream(pdf, page)) {
			drawing.with(pen);
		}
	}

	private static byte[] bytes(PDDocument pdf) throws IOException {
		var bytes = new ByteArrayOutputStream();
		pdf.save(bytes);
		return bytes.toByteArray();
	}

	@FunctionalInterface
	private interface Drawing {

		void with(PDPageContentStream pen) throws IOException;

	}

}
