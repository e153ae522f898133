package sa.wusul.papers;

import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The order in which screen readers say a paper: the blocks of the letterhead, which the
 * renderer draws and tags at the end because they have a place of their own, come first.
 */
final class ReadingOrder {

	private static final COSName STRUCTURE = COSName.getPDFName("S");

	private ReadingOrder() {
	}

	static void letterheadFirst(PDDocument document) {
		var root = document.getDocumentCatalog().getStructureTreeRoot();
		if (root != null) {
			kids(root.getCOSObject()).forEach((whole) -> {
				if (resolved(whole) instanceof COSDictionary element) {
					sort(element);
				}
			});
		}
	}

	private static void sort(COSDictionary whole) {
		var placed = new ArrayList<COSBase>();
		var flowing = new ArrayList<COSBase>();
		kids(whole).forEach((block) -> (isPlaced(block) ? placed : flowing).add(block));
		placed.addAll(flowing);
		whole.setItem(COSName.K, new COSArray(placed));
	}

	private static COSArray kids(COSDictionary element) {
		return (element.getDictionaryObject(COSName.K) instanceof COSArray several) ? several
				: new COSArray(List.of(element.getItem(COSName.K)));
	}

	/** Checks whether the renderer placed the block by itself, which it tags so. */
	private static boolean isPlaced(COSBase block) {
		return resolved(block) instanceof COSDictionary element && "Sect".equals(element.getNameAsString(STRUCTURE));
	}

	private static COSBase resolved(COSBase item) {
		return (item instanceof COSObject reference) ? reference.getObject() : item;
	}

}
