package sa.wusul.papers;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.pdfbox.cos.COSName;

/**
 * The objects of a PDF that are needed to draw a page, each with the keys that it keeps.
 * A key keeps numbers, names, texts and lists of them; after a colon stands the part that
 * its dictionaries and streams are.
 */
enum PdfPart {

	PLAIN("", Content.NONE),

	RESOURCES(
			"Font:FONTS XObject:DRAWINGS ColorSpace:COLORS ExtGState:STATES Pattern:PATTERNS Shading:SHADINGS Properties:LAYERS",
			Content.NONE),

	FONTS("*:FONT", Content.NONE),

	FONT("""
			Type Subtype BaseFont Name FirstChar LastChar Widths FontDescriptor:DESCRIPTOR Encoding:ENCODING \
			ToUnicode:ENCODING DescendantFonts:FONT CIDSystemInfo:COLLECTION DW W DW2 W2 CIDToGIDMap:FONT_FILE FontBBox \
			FontMatrix CharProcs:GLYPHS Resources:RESOURCES""",
			Content.NONE),

	DESCRIPTOR(
			"""
					Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight \
					XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile:FONT_FILE FontFile2:FONT_FILE \
					FontFile3:FONT_FILE CharSet CIDSet:FONT_FILE""",
			Content.NONE),

	FONT_FILE("Length1 Length2 Length3 Subtype", Content.DATA),

	ENCODING("Type BaseEncoding Differences CMapName CIDSystemInfo:COLLECTION WMode UseCMap:ENCODING", Content.DATA),

	COLLECTION("Registry Ordering Supplement", Content.NONE),

	GLYPHS("*:GLYPH", Content.NONE),

	GLYPH("", Content.OPERATORS),

	DRAWINGS("*:DRAWING", Content.NONE),

	/** An image or a form, by its subtype. */
	DRAWING("", Content.NONE),

	IMAGE("""
			Type Subtype Width Height ColorSpace:COLOR BitsPerComponent Intent ImageMask Mask:IMAGE Decode Interpolate \
			SMask:IMAGE Matte Name OC:LAYER""", Content.IMAGE),

	FORM("Type Subtype FormType BBox Matrix Resources:RESOURCES Group:GROUP OC:LAYER", Content.OPERATORS),

	GROUP("Type S CS:COLOR I K", Content.NONE),

	COLORS("*:COLOR", Content.NONE),

	/** A colour space, its profile or table, or a function from colour to colour. */
	COLOR("""
			WhitePoint BlackPoint Gamma Matrix Range N Alternate:COLOR FunctionType Domain Size BitsPerSample Order \
			Encode Decode C0 C1 Functions:COLOR Bounds""", Content.DATA),

	STATES("*:STATE", Content.NONE),

	STATE("Type LW LC LJ ML D RI OP op OPM Font:FONT FL SM SA BM SMask:MASK CA ca AIS TK TR:COLOR TR2:COLOR",
			Content.NONE),

	MASK("Type S G:FORM BC TR:COLOR", Content.NONE),

	PATTERNS("*:PATTERN", Content.NONE),

	PATTERN("""
			Type PatternType PaintType TilingType BBox XStep YStep Resources:RESOURCES Matrix Shading:SHADING \
			ExtGState:STATE""", Content.OPERATORS),

	SHADINGS("*:SHADING", Content.NONE),

	SHADING("""
			ShadingType ColorSpace:COLOR Background BBox AntiAlias Coords Domain Function:COLOR Extend Matrix \
			BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow""", Content.DATA),

	LAYERS("*:LAYER", Content.NONE),

	/** A layer, a rule over layers, or the words that a picture of text stands for. */
	LAYER("Type Name OCGs:LAYER P VE:LAYER ActualText Alt E Lang", Content.NONE),

	LAYER_LIST("OCGs:LAYER D:LAYER_CHOICE", Content.NONE),

	LAYER_CHOICE("BaseState ON:LAYER OFF:LAYER", Content.NONE);

	private static final String ANY = "*";

	private final Map<String, String> keys;

	private final Content content;

	PdfPart(String keys, Content content) {
		this.keys = Arrays.stream(keys.split(" "))
			.map((key) -> key.split(":"))
			.collect(Collectors.toMap((key) -> key[0], (key) -> (key.length > 1) ? key[1] : "PLAIN"));
		this.content = content;
	}

	/** Returns the part that the value of a key is, or {@code null} to leave it out. */
	PdfPart part(COSName key) {
		Function<String, PdfPart> named = (name) -> (name != null) ? valueOf(name) : null;
		return named.apply(this.keys.getOrDefault(key.getName(), this.keys.get(ANY)));
	}

	Content content() {
		return this.content;
	}

	/** Kinds of what a stream contains. */
	enum Content {

		NONE, DATA, IMAGE, OPERATORS

	}

}
