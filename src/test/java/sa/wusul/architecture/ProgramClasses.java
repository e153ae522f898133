package sa.wusul.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** The classes of the program, read once for all tests that look at them. */
public final class ProgramClasses {

	public static final JavaClasses ALL = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
		.importPackages("sa.wusul");

	private ProgramClasses() {
	}

}
