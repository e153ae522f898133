package sa.wusul.papers;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Copies of pages, on which what lay above the page (answers in a form, stamps, remarks)
 * is drawn.
 */
final class PdfPageCopier {

	private static final int MOST_ANNOTATIONS = 5000;

	private static final int DEEPEST_FIELD = 20;

	/** Flags of what a reader does not see: hidden, and not on the screen. */
	private static final int UNSEEN = 2 | 32;

	private static final Set<String> NOT_DRAWN = Set.of("Link", "Popup");

	private static final Set<String> WRITTEN_FIELDS = Set.of("Tx", "Ch");

	private static final COSName WIDGET = COSName.getPDFName("Widget");

	private final PDDocument source;

	private final PDDocument rebuilt;

	private final PdfCopier copier;

	private final List<COSStream> contents = new ArrayList<>();

	private int annotations;

	PdfPageCopier(PDDocument source, PDDocument rebuilt, StreamUnpacker unpacker) {
		this.source = source;
		this.rebuilt = rebuilt;
		this.copier = new PdfCopier(rebuilt, unpacker);
	}

	void copy(PDPage page) throws IOException {
		var copy = new PDPage(box(page.getMediaBox()));
		copy.setCropBox(box(page.getCropBox()));
		copy.setRotation(page.getRotation());
		var unit = page.getCOSObject().getDictionaryObject(COSName.getPDFName("UserUnit"));
		if (unit instanceof COSNumber number) {
			copy.getCOSObject().setItem(COSName.getPDFName("UserUnit"), number);
		}
		var resources = (page.getResources() != null)
				? this.copier.copy(page.getResources().getCOSObject(), PdfPart.RESOURCES, null) : null;
		var used = (resources instanceof COSDictionary found) ? found : new COSDictionary();
		var group = this.copier.copy(page.getCOSObject().getItem(COSName.GROUP), PdfPart.GROUP, used);
		if (group != null) {
			copy.getCOSObject().setItem(COSName.GROUP, group);
		}
		var above = drawAbove(page, used);
		copy.getCOSObject().setItem(COSName.RESOURCES, used);
		var content = this.copier.draw(streams(page), used, above);
		copy.getCOSObject().setItem(COSName.CONTENTS, content);
		this.contents.add(content);
		this.rebuilt.addPage(copy);
	}

	/** Writes the contents of all pages, and which of their layers are shown. */
	void finish() throws IOException {
		var layers = this.copier.copy(this.source.getDocumentCatalog().getCOSObject().getItem(COSName.OCPROPERTIES),
				PdfPart.LAYER_LIST, null);
		if (layers != null) {
			this.rebuilt.getDocumentCatalog().getCOSObject().setItem(COSName.OCPROPERTIES, layers);
		}
		this.copier.finish(this.contents);
	}

	private static PDRectangle box(PDRectangle box) {
		return new PDRectangle(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
	}

	private static List<COSStream> streams(PDPage page) {
		var contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
		var streams = new ArrayList<COSStream>();
		for (int index = 0; index < ((contents instanceof COSArray list) ? list.size() : 1); index++) {
			if (((contents instanceof COSArray list) ? list.getObject(index) : contents) instanceof COSStream stream) {
				streams.add(stream);
			}
		}
		return streams;
	}

	private String drawAbove(PDPage page, COSDictionary resources) throws IOException {
		var operators = new StringBuilder();
		if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray list) {
			for (int index = 0; index < list.size(); index++) {
				if (++this.annotations > MOST_ANNOTATIONS) {
					throw new IOException("Too many annotations");
				}
				if (list.getObject(index) instanceof COSDictionary annotation && isSeen(annotation)) {
					operators.append(drawAbove(annotation, resources));
				}
			}
		}
		return operators.toString();
	}

	private static boolean isSeen(COSDictionary annotation) {
		return (annotation.getInt(COSName.F, 0) & UNSEEN) == 0
				&& !NOT_DRAWN.contains(String.valueOf(annotation.getNameAsString(COSName.SUBTYPE)));
	}

	private String drawAbove(COSDictionary annotation, COSDictionary resources) throws IOException {
		var widget = WIDGET.equals(annotation.getCOSName(COSName.SUBTYPE));
		if (look(annotation) == null && !widget) {
			PDAnnotation.createAnnotation(annotation).constructAppearances(this.source);
		}
		var look = look(annotation);
		if (look == null && widget && isFilledIn(annotation)) {
			throw new RefusalException(Kind.INVALID, "scan.form");
		}
		if (look == null || !(this.copier.copy(look, PdfPart.FORM, resources) instanceof COSStream form)) {
			return "";
		}
		form.setItem(COSName.TYPE, COSName.XOBJECT);
		form.setItem(COSName.SUBTYPE, COSName.FORM);
		var layer = this.copier.copy(annotation.getItem(COSName.OC), PdfPart.LAYER, null);
		if (layer != null) {
			form.setItem(COSName.OC, layer);
		}
		return drawn(new PDFormXObject(form), rectangle(annotation), resources);
	}

	private static COSStream look(COSDictionary annotation) {
		var looks = annotation.getCOSDictionary(COSName.AP);
		COSBase normal = (looks != null) ? looks.getDictionaryObject(COSName.N) : null;
		if (normal instanceof COSDictionary states && !(normal instanceof COSStream)) {
			var state = annotation.getCOSName(COSName.AS);
			normal = (state != null) ? states.getDictionaryObject(state) : null;
		}
		return (normal instanceof COSStream stream) ? stream : null;
	}

	/** Checks whether a text was written or chosen in the field. */
	private static boolean isFilledIn(COSDictionary widget) {
		COSDictionary field = widget;
		COSBase value = null;
		String type = null;
		for (int depth = 0; field != null && depth < DEEPEST_FIELD; depth++) {
			value = (value != null) ? value : field.getDictionaryObject(COSName.V);
			type = (type != null) ? type : field.getNameAsString(COSName.FT);
			field = field.getCOSDictionary(COSName.PARENT);
		}
		var empty = value == null || (value instanceof COSString text && text.getString().isBlank());
		return !empty && (type == null || WRITTEN_FIELDS.contains(type));
	}

	private static PDRectangle rectangle(COSDictionary annotation) {
		return (annotation.getDictionaryObject(COSName.RECT) instanceof COSArray four && four.size() == 4)
				? new PDRectangle(four) : null;
	}

	/** Returns the operators that draw the form in the rectangle. */
	private String drawn(PDFormXObject form, PDRectangle at, COSDictionary resources) {
		if (at == null || form.getBBox() == null) {
			return "";
		}
		var box = form.getBBox().transform(form.getMatrix()).getBounds2D();
		if (box.getWidth() == 0 || box.getHeight() == 0) {
			return "";
		}
		var place = AffineTransform.getTranslateInstance(at.getLowerLeftX(), at.getLowerLeftY());
		place.scale(at.getWidth() / box.getWidth(), at.getHeight() / box.getHeight());
		place.translate(-box.getX(), -box.getY());
		var drawings = resources.getCOSDictionary(COSName.XOBJECT);
		if (drawings == null) {
			drawings = new COSDictionary();
			resources.setItem(COSName.XOBJECT, drawings);
		}
		var name = COSName.getPDFName("Above" + this.annotations);
		drawings.setItem(name, form.getCOSObject());
		return String.format(Locale.ROOT, "q %.5f %.5f %.5f %.5f %.5f %.5f cm /%s Do Q%n", place.getScaleX(),
				place.getShearY(), place.getShearX(), place.getScaleY(), place.getTranslateX(), place.getTranslateY(),
				name.getName());
	}

}
