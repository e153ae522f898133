package sa.wusul.webapps.release;

import java.util.List;

import sa.wusul.platform.clock.Moment;
import sa.wusul.release.Draft;
import sa.wusul.release.ModelsInService.Caller;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.webapps.versions.ModelDifference.Kind;
import sa.wusul.webapps.versions.ModelPictureReader.Picture;
import sa.wusul.webapps.versions.ModelPictureReader.VersionCases;

/**
 * A draft with what it changes.
 *
 * @param changesAr the changes in words of law, in Arabic
 * @param changesEn the same in English
 */
record DraftView(long number, String name, List<String> authors, Draft.State state, Moment handedInAt, String changesAr,
		String changesEn, List<ChangedFile> files) {

	/**
	 * A file of the draft beside the one in service.
	 *
	 * @param picture of a process; {@code null} for other files
	 * @param tables the changed rows of a file with decision tables
	 * @param parts the changed parts of any other file
	 * @param callers the processes in service that use it
	 * @param cases the running cases by version and step; {@code null} if the person may
	 * not know their number
	 * @param simulated whether its process can be simulated beside the one in service
	 */
	record ChangedFile(String name, String id, ModelFile.Kind kind, String title, String titleEn, boolean added,
			Picture picture, List<ChangedTable> tables, List<ChangedPart> parts, List<Caller> callers,
			List<VersionCases> cases, boolean simulated) {
	}

	/**
	 * A decision table with its changed rows.
	 *
	 * @param same the number of rows that did not change
	 */
	record ChangedTable(String name, List<Column> columns, List<Row> rows, int same) {
	}

	/** A column; {@code kind} is {@code null} if it did not change. */
	record Column(Kind kind, String label, boolean input) {
	}

	/** A changed row, with its number in the draft, or before if it was removed. */
	record Row(Kind kind, int number, String description, List<Cell> cells) {
	}

	/** A cell; {@code null} where there was or is none. */
	record Cell(String before, String after) {
	}

	/** A changed part, such as a field of a form or the text of a message. */
	record ChangedPart(Kind kind, String id, String title, List<PartDetail> details) {
	}

	/**
	 * A changed property of a part.
	 *
	 * @param what its name in the file; empty for the part itself
	 */
	record PartDetail(String what, String before, String after) {
	}

}
