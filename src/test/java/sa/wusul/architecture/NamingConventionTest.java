package sa.wusul.architecture;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.web.bind.annotation.RequestMapping;

import sa.wusul.platform.model.CallableFromModels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The vocabulary of types and methods, as {@code src/docs/glossary.md} defines it. */
@AnalyzeClasses(packages = "sa.wusul", importOptions = DoNotIncludeTests.class)
@ArchTag("fast")
class NamingConventionTest {

	private static final Glossary GLOSSARY = Glossary.read();

	@ArchTest
	static final ArchRule everyTypeHasARoleOrIsAWord = classes().that(areTopLevel())
		.should(have("a role in its place, or be a word of the glossary", NamingConventionTest::problemOfName))
		.because("one suffix for one role, in the places where the role lives, tells a reader what a type does;"
				+ " a new word or role is added to src/docs/glossary.md on purpose");

	@ArchTest
	static final ArchRule suffixesAreTrue = classes().that(areTopLevel())
		.should(have("the nature that its suffix promises", NamingConventionTest::problemOfNature))
		.because("a suffix that is not checked becomes a habit, and then a lie");

	@ArchTest
	static final ArchRule naturesShowInTheName = classes().that(areTopLevel())
		.should(have("a suffix for what it is", NamingConventionTest::problemOfHiddenNature))
		.because("exceptions, filters, handlers and the like are found by their suffix or not at all");

	@ArchTest
	static final ArchRule endpointsAreControllersOrPages = methods().that()
		.areMetaAnnotatedWith(RequestMapping.class)
		.should()
		.beDeclaredInClassesThat()
		.haveNameMatching(".*(Controller|Pages)(\\$.*)?")
		.because("the list of all addresses is the list of these classes");

	@ArchTest
	static final ArchRule oldWordsStayRetired = noClasses().that(areTopLevel())
		.should()
		.haveNameMatching(
				".*\\.(Jdbc\\w*|\\w*(Table|Tables|Desk|Desks|Door|Doors|Keeper|Keepers|Deed|Deeds|Sheet|Sheets|Page))")
		.because("each of these words once meant several things: a table is a decision table, SQL is a repository");

	@ArchTest
	static final ArchRule ofIsAFactory = methods().that()
		.haveName("of")
		.and()
		.areDeclaredInClassesThat()
		.areNotAnnotatedWith(CallableFromModels.class)
		.should()
		.beStatic()
		.because("a finder says what it finds by: forCase, findChange; only models may call a bean's method `of`");

	@ArchTest
	static void everyWordIsAType(JavaClasses program) {
		var types = program.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
		assertThat(GLOSSARY.words()).as("words of the glossary").hasSizeGreaterThan(100).isSubsetOf(types);
	}

	@ArchTest
	static void everyRoleIsPlayed(JavaClasses program) {
		var played = program.stream()
			.filter(JavaClass::isTopLevelClass)
			.flatMap((type) -> GLOSSARY.role(type.getSimpleName()).stream())
			.map(Glossary.RoleOfTypes::suffix)
			.collect(Collectors.toSet());
		assertThat(GLOSSARY.roles()).extracting(Glossary.RoleOfTypes::suffix)
			.containsExactlyInAnyOrderElementsOf(played);
	}

	private static Optional<String> problemOfName(JavaClass type) {
		var name = type.getSimpleName();
		if (GLOSSARY.words().contains(name) || isAdapter(type) || isOfTheDemo(type)) {
			return Optional.empty();
		}
		var role = GLOSSARY.role(name);
		if (role.isEmpty()) {
			return Optional.of("has no role's suffix and is no word of the glossary");
		}
		var place = Glossary.place(type.getPackageName());
		return role.filter((found) -> !found.places().contains(place))
			.map((found) -> "is a …%s in a package of the kind '%s', where the glossary allows it in %s only"
				.formatted(found.suffix(), place, found.places()));
	}

	private static Optional<String> problemOfNature(JavaClass type) {
		if (GLOSSARY.words().contains(type.getSimpleName())) {
			return Optional.empty();
		}
		return GLOSSARY.role(type.getSimpleName())
			.flatMap((role) -> RoleNature.of(role.suffix()))
			.filter((nature) -> !nature.fits(type))
			.map((nature) -> "is called …%s and is not %s".formatted(nature.suffix(), nature.description()));
	}

	private static Optional<String> problemOfHiddenNature(JavaClass type) {
		Set<String> wanted = RoleNature.all()
			.stream()
			.filter((nature) -> nature.showsIn(type))
			.map(RoleNature::suffix)
			.collect(Collectors.toSet());
		var name = type.getSimpleName();
		if (wanted.isEmpty() || wanted.stream().anyMatch(name::endsWith)
				|| (wanted.equals(Set.of("Listener")) && name.endsWith("Decisions")) || isOfTheDemo(type)) {
			return Optional.empty();
		}
		return Optional.of("has to end with one of " + wanted);
	}

	/** {@code EngineX} that implements the port {@code X} of a domain. */
	private static boolean isAdapter(JavaClass type) {
		return type.getAllRawInterfaces()
			.stream()
			.anyMatch((port) -> port.getPackageName().startsWith("sa.wusul.")
					&& type.getSimpleName().equals("Engine" + port.getSimpleName()));
	}

	/** {@code DemoX} of the demo, which has the prefix in place of a suffix. */
	private static boolean isOfTheDemo(JavaClass type) {
		return type.getPackageName().startsWith("sa.wusul.demo") && type.getSimpleName().startsWith("Demo");
	}

	private static DescribedPredicate<JavaClass> areTopLevel() {
		return DescribedPredicate.describe("are top-level types",
				(type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
	}

	private interface Problem {

		Optional<String> of(JavaClass type);

	}

	private static ArchCondition<JavaClass> have(String what, Problem problem) {
		return new ArchCondition<>("have " + what) {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				var found = problem.of(type);
				events.add(new SimpleConditionEvent(type, found.isEmpty(),
						type.getName() + " " + found.orElse("is named well")));
			}
		};
	}

}
