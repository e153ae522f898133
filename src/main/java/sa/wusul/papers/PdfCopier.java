package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

import sa.wusul.papers.PdfPart.Content;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Copies of the objects that draw a page, in a new document. Only the keys of
 * {@link PdfPart} are kept, and every stream is unpacked and packed again.
 */
final class PdfCopier {

	/** Pixels of an A4 page at 600 dots per inch. */
	static final long MOST_DOTS = 36_000_000;

	private static final int MOST_OBJECTS = 1_000_000;

	private static final int DEEPEST = 100;

	/** Limit of all that is drawn, counting a form as often as it is drawn. */
	private static final long MOST_DRAWN = 20_000_000;

	/** Dots of an image that cost as much as one operator. */
	private static final long DOTS_PER_OPERATOR = 1000;

	private static final COSName COLOUR_TRANSFORM = COSName.getPDFName("ColorTransform");

	private final PDDocument rebuilt;

	private final StreamUnpacker unpacker;

	private final Map<PdfPart, Map<COSBase, COSDictionary>> copies = new EnumMap<>(PdfPart.class);

	private final Deque<Drawing> waiting = new ArrayDeque<>();

	private final Map<COSStream, Drawn> drawn = new IdentityHashMap<>();

	private int objects;

	PdfCopier(PDDocument rebuilt, StreamUnpacker unpacker) {
		this.rebuilt = rebuilt;
		this.unpacker = unpacker;
	}

	/**
	 * Returns the copy of an object, or {@code null} if it is none of this part.
	 * @param around the copied resources that it uses if it has none of its own
	 */
	COSBase copy(COSBase reference, PdfPart part, COSDictionary around) throws IOException {
		return copy(reference, part, around, 0);
	}

	private COSBase copy(COSBase reference, PdfPart part, COSDictionary around, int depth) throws IOException {
		var source = (reference instanceof COSObject object) ? object.getObject() : reference;
		if (depth > DEEPEST || ++this.objects > MOST_OBJECTS) {
			throw new IOException("Too many objects, or too deep");
		}
		if (source instanceof COSDictionary dictionary) {
			return dictionary(dictionary, part, around, depth);
		}
		if (source instanceof COSArray list) {
			var copy = new COSArray();
			for (int index = 0; index < list.size(); index++) {
				var item = copy(list.get(index), part, around, depth + 1);
				copy.add((item != null) ? item : COSNull.NULL);
			}
			return copy;
		}
		if (source instanceof COSString text) {
			return new COSString(text.getBytes(), true);
		}
		return (source instanceof COSNumber || source instanceof COSName || source instanceof COSBoolean) ? source
				: null;
	}

	private COSDictionary dictionary(COSDictionary source, PdfPart part, COSDictionary around, int depth)
			throws IOException {
		if (part == PdfPart.PLAIN) {
			return null;
		}
		if (part == PdfPart.DRAWING) {
			var image = COSName.IMAGE.equals(source.getCOSName(COSName.SUBTYPE));
			var form = COSName.FORM.equals(source.getCOSName(COSName.SUBTYPE));
			return image ? dictionary(source, PdfPart.IMAGE, around, depth)
					: form ? dictionary(source, PdfPart.FORM, around, depth) : null;
		}
		var known = this.copies.computeIfAbsent(part, (any) -> new IdentityHashMap<>()).get(source);
		if (known != null) {
			return known;
		}
		var streams = source instanceof COSStream && part.content() != Content.NONE;
		if (!streams && (part.content() == Content.IMAGE || part == PdfPart.FORM || part == PdfPart.GLYPH)) {
			return null;
		}
		var copy = streams ? this.rebuilt.getDocument().createCOSStream() : new COSDictionary();
		this.copies.get(part).put(source, copy);
		var own = (part.part(COSName.RESOURCES) == PdfPart.RESOURCES)
				? copy(source.getItem(COSName.RESOURCES), PdfPart.RESOURCES, around, depth + 1) : null;
		var resources = (own instanceof COSDictionary found) ? found : around;
		for (COSName key : source.keySet()) {
			var value = part.part(key);
			if (value == null || value == PdfPart.RESOURCES) {
				continue;
			}
			var kept = copy(source.getItem(key), value, resources, depth + 1);
			if (kept != null) {
				copy.setItem(key, kept);
			}
		}
		if (part.part(COSName.RESOURCES) == PdfPart.RESOURCES && resources != null
				&& (own != null || part == PdfPart.FORM)) {
			copy.setItem(COSName.RESOURCES, resources);
		}
		if (streams) {
			content((COSStream) source, (COSStream) copy, part.content(), resources);
		}
		return copy;
	}

	private void content(COSStream source, COSStream copy, Content content, COSDictionary resources)
			throws IOException {
		switch (content) {
			case IMAGE -> image(source, copy);
			case OPERATORS -> this.waiting.add(new Drawing(List.of(source), copy, resources, ""));
			default -> data(source, copy);
		}
	}

	private void data(COSStream source, COSStream copy) throws IOException {
		try (var packed = source.createRawInputStream(); var to = copy.createOutputStream(COSName.FLATE_DECODE)) {
			if (this.unpacker.unpack(packed, source, to)) {
				throw new IOException("An image in place of data");
			}
		}
	}

	private void image(COSStream source, COSStream copy) throws IOException {
		checkSize(source.getLong(COSName.WIDTH), source.getLong(COSName.HEIGHT));
		this.drawn.put(copy, new Drawn(
				1 + source.getLong(COSName.WIDTH) * source.getLong(COSName.HEIGHT) / DOTS_PER_OPERATOR, List.of()));
		var filters = source.getFilters();
		var last = (filters instanceof COSArray list && list.size() > 0) ? list.getObject(list.size() - 1) : filters;
		if (!COSName.DCT_DECODE.equals(last) && !COSName.DCT_DECODE_ABBREVIATION.equals(last)) {
			data(source, copy);
			return;
		}
		var jpeg = new ByteArrayOutputStream();
		try (var packed = source.createRawInputStream()) {
			this.unpacker.unpack(packed, source, jpeg);
		}
		try (var to = new DeflaterOutputStream(copy.createRawOutputStream())) {
			to.write(BareJpeg.of(jpeg.toByteArray(), MOST_DOTS));
		}
		var names = new COSArray();
		names.add(COSName.FLATE_DECODE);
		names.add(COSName.DCT_DECODE);
		copy.setItem(COSName.FILTER, names);
		var parameters = source.getDictionaryObject(COSName.DECODE_PARMS);
		var how = (parameters instanceof COSArray list && list.size() > 0) ? list.getObject(list.size() - 1)
				: parameters;
		if (how instanceof COSDictionary dictionary && dictionary.containsKey(COLOUR_TRANSFORM)) {
			var kept = new COSDictionary();
			kept.setInt(COLOUR_TRANSFORM, dictionary.getInt(COLOUR_TRANSFORM));
			var both = new COSArray();
			both.add(COSNull.NULL);
			both.add(kept);
			copy.setItem(COSName.DECODE_PARMS, both);
		}
	}

	static void checkSize(long width, long height) throws IOException {
		if (width <= 0 || height <= 0) {
			throw new IOException("An image without a size");
		}
		if (width > MOST_DOTS || height > MOST_DOTS || width * height > MOST_DOTS) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.tooManyDots", MOST_DOTS / 1_000_000);
		}
	}

	/**
	 * Draws a page with its contents in their order.
	 * @param behind operators after the contents
	 */
	COSStream draw(List<COSStream> contents, COSDictionary resources, String behind) {
		var page = this.rebuilt.getDocument().createCOSStream();
		this.waiting.add(new Drawing(contents, page, resources, behind));
		return page;
	}

	/**
	 * Writes all contents.
	 * @throws RefusalException if drawing them takes too long
	 */
	void finish(List<COSStream> pages) throws IOException {
		for (var drawing = this.waiting.poll(); drawing != null; drawing = this.waiting.poll()) {
			write(drawing);
		}
		long cost = 0;
		for (COSStream page : pages) {
			cost += cost(page, 0);
			if (cost > MOST_DRAWN) {
				throw new RefusalException(Kind.TOO_LARGE, "scan.slow");
			}
		}
	}

	private void write(Drawing drawing) throws IOException {
		var content = new ByteArrayOutputStream();
		for (COSStream part : drawing.contents()) {
			try (var packed = part.createRawInputStream()) {
				if (this.unpacker.unpack(packed, part, content)) {
					throw new IOException("An image in place of content");
				}
			}
			content.write('\n');
		}
		try (var to = drawing.to().createOutputStream(COSName.FLATE_DECODE)) {
			var framed = !drawing.behind().isEmpty();
			to.write((framed ? "q\n" : "").getBytes());
			var written = PdfContent.rewrite(content.toByteArray(), this.unpacker, to);
			to.write((framed ? "Q\n" + drawing.behind() : "").getBytes());
			var parts = new ArrayList<Part>();
			var names = (drawing.resources() != null) ? drawing.resources().getCOSDictionary(COSName.XOBJECT) : null;
			if (names != null) {
				written.drawn().forEach((name, times) -> {
					if (names.getDictionaryObject(name) instanceof COSStream part) {
						parts.add(new Part(part, times));
					}
				});
			}
			this.drawn.put(drawing.to(), new Drawn(written.operators(), parts));
		}
	}

	/** Returns the number of operators of a content and of all that it draws. */
	private long cost(COSStream content, int depth) throws IOException {
		var all = this.drawn.get(content);
		if (all == null) {
			return 1;
		}
		if (all.cost >= 0) {
			return all.cost;
		}
		if (depth > DEEPEST || all.open) {
			throw new IOException("A form that draws itself");
		}
		all.open = true;
		long cost = all.operators;
		for (Part part : all.parts) {
			cost = Math.min(MOST_DRAWN + 1, cost + part.times() * cost(part.content(), depth + 1));
		}
		all.cost = cost;
		return cost;
	}

	private record Drawing(List<COSStream> contents, COSStream to, COSDictionary resources, String behind) {
	}

	private record Part(COSStream content, int times) {
	}

	private static final class Drawn {

		private final long operators;

		private final List<Part> parts;

		private boolean open;

		private long cost = -1;

		Drawn(long operators, List<Part> parts) {
			this.operators = operators;
			this.parts = parts;
		}

	}

}
