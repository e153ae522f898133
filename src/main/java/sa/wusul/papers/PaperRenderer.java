package sa.wusul.papers;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.papers.IssuedPaper.Audience;

/**
 * Renderer of a template and its fields as a PDF for the archive (PDF/A-3a) that screen
 * readers can read (PDF/UA-1). The same request with the same number, code and time gives
 * the same bytes.
 */
@Component
class PaperRenderer {

	private static final String PROTOCOL = "paper";

	private static final Pattern STYLE_SHEET = Pattern.compile(PROTOCOL + ":([a-z0-9-]+\\.css)");

	private static final Pattern PICTURE = Pattern.compile(PROTOCOL + ":picture-([0-9]{1,4})\\.jpg");

	private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

	static {
		XRLog.setLoggerImpl(new RendererLog());
	}

	private final Typefaces typefaces = new Typefaces();

	private final PaperTemplateRenderer templates;

	private final String verificationAddress;

	/**
	 * @param verificationAddress address before the verification code in the QR code
	 */
	PaperRenderer(PaperTemplateRenderer templates,
			@Value("${wusul.papers.verification-address:}") String verificationAddress) {
		this.templates = templates;
		this.verificationAddress = verificationAddress;
	}

	Printed print(PaperRequest request, String number, VerificationCode code, Instant issuedAt) {
		return print(request, number, code, issuedAt, List.of());
	}

	/**
	 * @param replaced the papers in whose place this one is issued
	 */
	Printed print(PaperRequest request, String number, VerificationCode code, Instant issuedAt,
			List<IssuedPaper> replaced) {
		var page = page(request, number, code, issuedAt, replaced);
		var title = page.getElementsByTagName("title").item(0).getTextContent().strip();
		var audience = meta(page, "audience").map((name) -> Audience.valueOf(name.toUpperCase(Locale.ROOT)))
			.orElse(Audience.STAFF);
		return new Printed(title, audience, meta(page, "document"), this.templates.version(request.template()),
				this.typefaces.lend((fonts) -> print(page, fonts, request.pictures(), number, issuedAt)));
	}

	/**
	 * Prints a sheet, which is no issued paper: it has neither number nor code, and
	 * nobody can have it verified.
	 */
	byte[] sheet(String template, Map<String, Object> fields, Instant printedAt) {
		var variables = new HashMap<String, Object>();
		fields.forEach((name, value) -> variables.put(name, printable(name, value)));
		variables.put("format", new PaperFormat());
		variables.put("printedAt", printedAt);
		var page = this.templates.fill(PaperTemplateRenderer.SHEETS + template, variables);
		Identifiers.isolate(page);
		return this.typefaces.lend((fonts) -> print(page, fonts, List.of(), template, printedAt));
	}

	/** Returns the filled template. */
	Document page(PaperRequest request, String number, VerificationCode code, Instant issuedAt,
			List<IssuedPaper> replaced) {
		var variables = variables(request, number, code, issuedAt);
		variables.put("replaced", replaced);
		var page = this.templates.fill(request.template(), variables);
		Identifiers.isolate(page);
		return page;
	}

	/**
	 * Returns the content of a {@code <meta>} element, such as
	 * {@code <meta name="audience"
	 * content="requester" />}, without which a paper is for staff only, or the name of a
	 * service's document.
	 */
	private static Optional<String> meta(Document page, String name) {
		var metas = page.getElementsByTagName("meta");
		return IntStream.range(0, metas.getLength())
			.mapToObj((index) -> (Element) metas.item(index))
			.filter((meta) -> meta.getAttribute("name").equals(name))
			.map((meta) -> meta.getAttribute("content"))
			.findFirst();
	}

	private Map<String, Object> variables(PaperRequest request, String number, VerificationCode code,
			Instant issuedAt) {
		var variables = new HashMap<String, Object>();
		variables.put(PaperRequest.IN_ENGLISH, false);
		request.fields().forEach((name, value) -> variables.put(name, printable(name, value)));
		variables.put("format", new PaperFormat());
		variables.put("number", number);
		variables.put("reference", request.caseReference());
		variables.put("issuedAt", issuedAt);
		variables.put("verificationCode", code.grouped());
		variables.put("qrCode", QrCode.dataUri(this.verificationAddress + code.value()));
		return variables;
	}

	private static Object printable(String name, Object value) {
		if (value instanceof String text) {
			return PaperFormat.clean(text);
		}
		if (value instanceof TemporalAccessor || value instanceof Number || value instanceof Boolean) {
			return value;
		}
		if (value instanceof List<?> rows) {
			return rows.stream().map((row) -> row(name, row)).toList();
		}
		throw new IllegalArgumentException(
				"Field " + name + " of a paper is neither text, date, number, boolean nor a list of such");
	}

	private static Map<String, Object> row(String name, Object row) {
		if (!(row instanceof Map<?, ?> cells)) {
			throw new IllegalArgumentException("Field " + name + " of a paper is a list, but not of rows");
		}
		var printable = new HashMap<String, Object>();
		cells.forEach((cell, value) -> printable.put((String) cell, printable(name + "." + cell, value)));
		return printable;
	}

	private static byte[] print(Document page, Typefaces.Pair fonts, List<Picture> pictures, String number,
			Instant issuedAt) {
		var document = new PlainDocument(issuedAt);
		document.setDocumentId(checksum(number));
		var bytes = new ByteArrayOutputStream();
		var builder = new PdfRendererBuilder().withW3cDocument(page, PROTOCOL + ":")
			.usePDDocument(document)
			.toStream(bytes)
			.withProducer("Wusul")
			.usePdfAConformance(PdfAConformance.PDFA_3_A)
			.usePdfUaAccessibility(true)
			.useColorProfile(COLOURS)
			.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
			.useUnicodeBidiReorderer(new ArabicReorderer())
			.defaultTextDirection(TextDirection.RTL)
			.useReplacementText("\u25CC")
			.useUriResolver((base, address) -> isOurs(address) ? address : ownFile(address))
			.useProtocolsStreamImplementation((address) -> file(address, pictures), PROTOCOL);
		fonts.addTo(builder, document);
		withXmlOfTheJdk(() -> render(builder));
		return bytes.toByteArray();
	}

	private static void render(PdfRendererBuilder builder) {
		try (var renderer = builder.buildPdfRenderer()) {
			renderer.getSharedContext().setTextRenderer(new MarkedTextRenderer());
			renderer.createPDF();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs the work with the JDK's XML library. The renderer looks one up for each paper,
	 * and a search of all jars took a quarter of its time; a library from there must not
	 * change the bytes either.
	 */
	private static void withXmlOfTheJdk(Runnable work) {
		var thread = Thread.currentThread();
		var classes = thread.getContextClassLoader();
		thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
		try {
			work.run();
		}
		finally {
			thread.setContextClassLoader(classes);
		}
	}

	private static boolean isOurs(String address) {
		return address.startsWith("data:image/png;base64,") || STYLE_SHEET.matcher(address).matches()
				|| PICTURE.matcher(address).matches();
	}

	/**
	 * Resolves a style sheet or a picture of the request; pages load no other file and no
	 * address on the network.
	 */
	private static String ownFile(String address) {
		var own = PROTOCOL + ":" + address;
		return (STYLE_SHEET.matcher(own).matches() || PICTURE.matcher(own).matches()) ? own : null;
	}

	private static FSStream file(String address, List<Picture> pictures) {
		var picture = PICTURE.matcher(address);
		return picture.matches() ? new PictureFile(pictures.get(Integer.parseInt(picture.group(1))).jpeg())
				: new StyleSheet(address);
	}

	private static long checksum(String number) {
		var checksum = new CRC32();
		checksum.update(number.getBytes(StandardCharsets.UTF_8));
		return checksum.getValue();
	}

	/** A rendered paper before it has a hash. */
	record Printed(String title, Audience audience, Optional<String> document, Optional<String> templateVersion,
			byte[] content) {

	}

	/**
	 * PDF document of plain letters, dated with the day of issue instead of the time of
	 * rendering.
	 */
	private static final class PlainDocument extends PDDocument {

		private final Instant issuedAt;

		PlainDocument(Instant issuedAt) {
			this.issuedAt = issuedAt;
		}

		@Override
		public void setDocumentInformation(PDDocumentInformation information) {
			information.setCreationDate(GregorianCalendar.from(this.issuedAt.atZone(Kingdom.ZONE)));
			super.setDocumentInformation(information);
		}

		@Override
		public void save(OutputStream output, CompressParameters compression) throws IOException {
			completeFonts(compression);
			PlainLetters.putInto(this);
			ReadingOrder.letterheadFirst(this);
			super.save(output, compression);
		}

		/** Begins to write the document: its fonts are complete before the first byte. */
		private void completeFonts(CompressParameters compression) throws IOException {
			try {
				super.save(new NothingWritten(), compression);
			}
			catch (FontsComplete expected) {
				// As intended.
			}
		}

	}

	/** Output that takes no byte. */
	private static final class NothingWritten extends OutputStream {

		@Override
		public void write(int value) throws IOException {
			throw new FontsComplete();
		}

	}

	/** Says that a document is about to be written. */
	private static final class FontsComplete extends IOException {

		private static final long serialVersionUID = 1L;

	}

	/** A picture of the request. */
	private record PictureFile(byte[] jpeg) implements FSStream {

		@Override
		public InputStream getStream() {
			return new ByteArrayInputStream(this.jpeg);
		}

		@Override
		public Reader getReader() {
			throw new UnsupportedOperationException("A picture has no characters");
		}

	}

	/** A style sheet next to the templates. */
	private static final class StyleSheet implements FSStream {

		private final String address;

		StyleSheet(String address) {
			this.address = address;
		}

		@Override
		public InputStream getStream() {
			var file = PaperTemplateRenderer.FOLDER + this.address.substring(PROTOCOL.length() + 1);
			return Objects.requireNonNull(PaperRenderer.class.getClassLoader().getResourceAsStream(file), file);
		}

		@Override
		public Reader getReader() {
			return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
		}

	}

}
