package sa.wusul.architecture;

import java.io.ObjectInputStream;
import java.security.MessageDigest;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import com.tngtech.archunit.junit.ArchTag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.OperationReasonWriter;
import sa.wusul.platform.engine.BreachedPasswords;
import sa.wusul.platform.text.Sha256;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The architecture rules that the compiler does not check. */
@AnalyzeClasses(packages = "sa.wusul", importOptions = DoNotIncludeTests.class)
@ArchTag("fast")
class ArchitectureTest {

	private static final String[] ENGINE_ROOMS = { "..delegate..", "..listener..", "..process..", "..engine..",
			"sa.wusul.webapps.." };

	/** Names of the types under {@code delegates}. */
	private static final String ROOM_OF_DELEGATES = "sa\\.wusul\\.(?!platform\\.).*\\.(delegate|listener|process|engine)\\..*";

	/**
	 * The classes that run commands of the program in the engine: work without a person,
	 * and services that check the person first.
	 */
	private static final Set<String> OWN_COMMANDS = Stream.concat(
			Stream
				.of("EngineAccess", "StartLock", "OperatorManagementService", "StaffIdentityService",
						"StaffTaskService", "WholeFormsRepositoryService")
				.map("sa.wusul.platform.engine."::concat),
			Stream.of("sa.wusul.platform.engine.history.HistoryProjectionService",
					"sa.wusul.casefile.engine.CaseFormService", "sa.wusul.casefile.engine.CaseTaskService",
					"sa.wusul.casefile.engine.TaskCompletion", "sa.wusul.release.engine.DraftRepositoryService",
					"sa.wusul.webapps.versions.ModelVersionReader"))
		.collect(Collectors.toSet());

	@ArchTest
	static final ArchRule onlyTheEngineRoomsSpeakCamunda = noClasses().that()
		.resideOutsideOfPackages(ENGINE_ROOMS)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.camunda..")
		.because("the domain must not depend on the engine");

	@ArchTest
	static final ArchRule nobodyDependsOnADelegate = noClasses().that()
		.haveNameNotMatching(ROOM_OF_DELEGATES)
		.should()
		.dependOnClassesThat()
		.haveNameMatching(ROOM_OF_DELEGATES)
		.because("delegates are called by models only; other code reaches the engine through a port of a domain");

	@ArchTest
	static final ArchRule delegatesDoNotCallDelegatesOfOtherDomains = slices()
		.matching("sa.wusul.(*).[delegate|listener|process|engine]..")
		.should()
		.notDependOnEachOther()
		.ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("sa.wusul.platform.."))
		// The demo is no domain: it plays the staff of all of them.
		.ignoreDependency(resideInAPackage("sa.wusul.demo.."), DescribedPredicate.alwaysTrue())
		.because("a domain reaches another through a call activity or a port");

	@ArchTest
	static final ArchRule noCirclesBetweenDomains = slices().matching("sa.wusul.(*)..")
		.should()
		.beFreeOfCycles()
		.because("two domains that need each other are one domain");

	@ArchTest
	static final ArchRule thePlatformKnowsNoDomain = noClasses().that()
		.resideInAPackage("sa.wusul.platform..")
		.should()
		.dependOnClassesThat(DescribedPredicate.describe("are of a domain", ArchitectureTest::ofADomain))
		.because("domains depend on the platform, not the other way round");

	@ArchTest
	static final ArchRule nobodyDependsOnThePortal = noClasses().that()
		.resideOutsideOfPackage("sa.wusul.portal..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("sa.wusul.portal..")
		.because("the portal is one channel, on which no domain may depend");

	@ArchTest
	static final ArchRule nobodyDependsOnTheDemo = noClasses().that()
		.resideOutsideOfPackage("sa.wusul.demo..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("sa.wusul.demo..")
		.because("production does not load the demo");

	@ArchTest
	static final ArchRule theDemoIsLoadedInOnePlace = noClasses().that()
		.resideOutsideOfPackage("sa.wusul.platform.production..")
		.and()
		.doNotHaveFullyQualifiedName("sa.wusul.demo.DemoConfiguration")
		.should()
		.beAnnotatedWith(Profile.class)
		.because("DemoConfiguration finds the parts of the demo, and the program's own scan leaves them out");

	@ArchTest
	static final ArchRule domainsKnowNoHttp = noClasses().that()
		.resideInAnyPackage("sa.wusul.casefile..", "sa.wusul.intake..", "sa.wusul.escalation..", "sa.wusul.meeting..",
				"sa.wusul.notification..", "sa.wusul.papers..", "sa.wusul.reception..", "sa.wusul.services..",
				"sa.wusul.delivery..", "sa.wusul.tawasul..", "sa.wusul.supervision..", "sa.wusul.release..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
		.because("the same case arrives by counter, portal, kiosk and telephone");

	@ArchTest
	static final ArchRule delegatesAreNamedForWhatTheyAre = classes().that()
		.implement(JavaDelegate.class)
		.should()
		.haveSimpleNameEndingWith("Delegate")
		.andShould()
		.resideInAPackage("..delegate..")
		.because("a model refers to the bean by name, which leads readers to the class");

	@ArchTest
	static final ArchRule timeComesFromTheOneClock = noClasses().that()
		.doNotHaveSimpleName("EngineClock")
		.and()
		.doNotHaveSimpleName("OriginalCommand")
		.and()
		.doNotHaveSimpleName("HandoverCommand")
		.and()
		.doNotHaveSimpleName("AuditCommand")
		.and()
		.doNotHaveSimpleName("ConformanceCommand")
		.should()
		.callMethodWhere(DescribedPredicate.describe("reads the machine's clock", ArchitectureTest::readsMachineClock))
		.orShould()
		.callConstructor(Date.class)
		.because("tests move the time of engine and domain together; these commands run without an engine");

	@ArchTest
	static final ArchRule textsDoNotDependOnTheMachinesLocale = noClasses().should()
		.accessTargetWhere(
				DescribedPredicate.describe("the default locale is used", ArchitectureTest::fallsBackToDefaultLocale))
		.because("an Arabic machine writes other digits, and case references, keys and SQL must not change with it; "
				+ "use NeutralText.format or name the Locale");

	@ArchTest
	static final ArchRule hashesComeFromOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName(Sha256.class.getName())
		.and()
		// Its public set has hashes of SHA-1 only, and it stores none.
		.doNotHaveFullyQualifiedName(BreachedPasswords.class.getName())
		.should()
		.callMethod(MessageDigest.class, "getInstance", String.class)
		.because("a hash that is stored must be written the same way everywhere");

	@ArchTest
	static final ArchRule parsersOfXmlAreThoseOfJava = noClasses().should()
		.callMethodWhere(DescribedPredicate.describe("asks the libraries for a parser",
				(call) -> call.getTargetOwner().getPackageName().startsWith("javax.xml.")
						&& Set.of("newInstance", "newFactory").contains(call.getName())))
		.because("a library must not change how hostile XML is read, and each look through all of them takes time; "
				+ "use newDefaultInstance or newDefaultFactory");

	/**
	 * Classes with a known fault in the shipped version, of which advisories.md says that
	 * they are unused.
	 */
	@ArchTest
	static void faultyClassesStayUnused(JavaClasses program) {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.expression..", "org.springframework.web.servlet.view..",
					"org.springframework.web.servlet.function..", "org.springframework.validation..",
					"org.springframework.security.crypto..", "org.springframework.security.web.webauthn..",
					"com.fasterxml.jackson.databind.jsontype..", "javax.xml.datatype..")
			.orShould()
			.dependOnClassesThat()
			.haveSimpleName("UrlFilenameViewController")
			.check(program);
	}

	/** CVE-2026-59314: the name of a file in a header comes from a number of ours. */
	@ArchTest
	static void fewClassesNameFiles(JavaClasses program) {
		noClasses().that()
			.doNotHaveSimpleName("TrackingPages")
			.and()
			.doNotHaveSimpleName("BookingPages")
			.should()
			.dependOnClassesThat()
			.belongToAnyOf(ContentDisposition.class)
			.check(program);
	}

	@ArchTest
	static final ArchRule wordsAreNoOrders = noClasses().that()
		// Their commands have words of the program alone, and the name of a file of ours.
		.doNotHaveFullyQualifiedName("sa.wusul.room.ffmpeg.FfmpegRecorder")
		.and()
		.doNotHaveFullyQualifiedName("sa.wusul.room.ffmpeg.FfmpegReader")
		.and()
		.doNotHaveFullyQualifiedName("sa.wusul.room.ffmpeg.FfmpegComposer")
		.and()
		// It reads what a node of ours sealed, and only kinds of a closed list.
		.doNotHaveFullyQualifiedName("sa.wusul.platform.web.SessionContent$Input")
		.should()
		.accessTargetWhere(DescribedPredicate.describe("a command, script, query or object of somebody else is run",
				ArchitectureTest::runsWhatItReads))
		.because("what people type is never run; a model's expressions pass GuardedExpressionManager");

	@ArchTest
	static final ArchRule nothingIsEncryptedByHand = noClasses().that()
		.resideOutsideOfPackage("sa.wusul.platform.encryption")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Cipher.class)
		.because("a cipher needs a decision about its mode, its keys and their change, which FieldCipher is (ADR 45)");

	@ArchTest
	static final ArchRule nobodyGuessesWhatIsRandom = noClasses().that()
		// A simulation repeats itself, and so does the past of the demo.
		.resideOutsideOfPackages("sa.wusul.simulation..", "sa.wusul.demo.engine..")
		.should()
		.accessTargetWhere(
				DescribedPredicate.describe("draws numbers that can be guessed", ArchitectureTest::canBeGuessed))
		.because("codes, keys and salts come from SecureRandom");

	@ArchTest
	static final ArchRule useCasesHoldNoSql = noClasses().that()
		.haveSimpleNameEndingWith("Service")
		.should()
		.callMethod(JdbcClient.class, "sql", String.class)
		.because("a change of the database has one kind of class to look at, the repositories");

	@ArchTest
	static final ArchRule rightsAreLiftedInOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName(EngineAccess.class.getName())
		.and()
		.doNotHaveFullyQualifiedName("sa.wusul.platform.engine.BasicLoginFilter")
		.should()
		.accessTargetWhere(DescribedPredicate.describe("rights are lifted or another person is named",
				ArchitectureTest::liftsRights))
		.because("EngineAccess asks for a reason; only a log-in names the person by itself");

	@ArchTest
	static final ArchRule commandsOfTheProgramAreListed = noClasses()
		.that(DescribedPredicate.describe("are not listed here with a check of their caller",
				(type) -> !OWN_COMMANDS.contains(type.getName())))
		.should()
		.callMethodWhere(DescribedPredicate.describe("runs a command of the program in the engine",
				(call) -> call.getTargetOwner().isAssignableTo(CommandExecutor.class)
						&& !call.getOriginOwner().isAssignableTo(CommandInterceptor.class)))
		.orShould()
		.beAssignableTo(Command.class)
		.because("the list of an account's commands lets those of the program pass, so that each checks its caller");

	@ArchTest
	static final ArchRule reasonsAreWrittenInOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName(OperationReasonWriter.class.getName())
		.should()
		.callMethod(HistoryService.class, "setAnnotationForOperationLogById", String.class, String.class)
		.because("an annotation may be overwritten, and its entry of the audit log may not");

	@ArchTest
	static final ArchRule tablesAreAskedInOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName(Decisions.class.getName())
		.should()
		.callMethodWhere(DescribedPredicate.describe("evaluates a table of the engine",
				(call) -> call.getTargetOwner().isAssignableTo(DecisionService.class)))
		.because("Decisions maps an answer onto a record, the same way everywhere");

	@ArchTest
	static final ArchRule fieldsAreNotInjected = noFields().should()
		.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
		.because("a constructor shows the dependencies of a class");

	@ArchTest
	static final ArchRule namesSayWhatAClassIs = noClasses().should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|(?<!Expression)Manager|BaseDelegate)")
		.because("the name has no meaning");

	private static boolean ofADomain(JavaClass type) {
		return type.getPackageName().startsWith("sa.wusul.") && !type.getPackageName().startsWith("sa.wusul.platform");
	}

	/**
	 * Holds for a call of the JDK, or a reference to it, without a locale where the JDK
	 * has a method or constructor of the same name that takes one.
	 */
	private static boolean fallsBackToDefaultLocale(JavaAccess<?> access) {
		var owner = access.getTargetOwner();
		var name = access.getName();
		if (!owner.getPackageName().startsWith("java.") || !(access.getTarget() instanceof CodeUnitAccessTarget target)
				|| takesLocale(target.getRawParameterTypes())) {
			return false;
		}
		if (owner.isEquivalentTo(Locale.class) && !name.equals("getDisplayName")) {
			return name.equals("getDefault");
		}
		return (owner.isEquivalentTo(String.class) && name.equals("formatted"))
				|| (owner.isAssignableTo(DateTimeFormatter.class) && name.startsWith("ofLocalized"))
				|| Stream.concat(owner.getAllMethods().stream(), owner.getConstructors().stream())
					.filter((unit) -> unit.getName().equals(name))
					.anyMatch((unit) -> takesLocale(unit.getRawParameterTypes()));
	}

	private static boolean liftsRights(JavaAccess<?> access) {
		var owner = access.getTargetOwner();
		var name = access.getName();
		if (owner.isAssignableTo(IdentityService.class)) {
			return name.equals("clearAuthentication") || name.startsWith("setAuthenticat");
		}
		return owner.getPackageName().startsWith("org.camunda.")
				&& (name.equals("runWithoutAuthorization") || name.startsWith("disableAuthorization")
						|| name.startsWith("setAuthorizationEnabled") || name.startsWith("setAuthorizationCheckEnabled")
						|| name.startsWith("setTenantCheckEnabled") || name.equals("withoutAuthorization"));
	}

	private static boolean runsWhatItReads(JavaAccess<?> access) {
		var owner = access.getTargetOwner();
		return owner.isEquivalentTo(ProcessBuilder.class)
				|| (owner.isEquivalentTo(Runtime.class) && access.getName().equals("exec"))
				|| owner.isEquivalentTo(ObjectInputStream.class) || owner.isAssignableTo(ScriptEngine.class)
				|| owner.isEquivalentTo(ScriptEngineManager.class) || owner.getPackageName().startsWith("javax.naming")
				|| owner.getPackageName().startsWith("javax.xml.xpath")
				|| owner.getPackageName().startsWith("org.springframework.expression");
	}

	private static boolean canBeGuessed(JavaAccess<?> access) {
		var owner = access.getTargetOwner();
		return owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(ThreadLocalRandom.class)
				|| owner.isEquivalentTo(SplittableRandom.class)
				|| (owner.isEquivalentTo(Math.class) && access.getName().equals("random"))
				|| (owner.isEquivalentTo(Collections.class) && access.getName().equals("shuffle"));
	}

	private static boolean takesLocale(List<JavaClass> parameters) {
		return parameters.stream()
			.anyMatch((parameter) -> parameter.isEquivalentTo(Locale.class)
					|| parameter.isEquivalentTo(DecimalFormatSymbols.class));
	}

	private static boolean readsMachineClock(JavaCall<?> call) {
		var owner = call.getTargetOwner();
		var time = owner.isAssignableTo(Instant.class) || owner.isAssignableTo(LocalDate.class)
				|| owner.isAssignableTo(LocalDateTime.class) || owner.isAssignableTo(OffsetDateTime.class)
				|| owner.isAssignableTo(ZonedDateTime.class);
		var machine = owner.isAssignableTo(Clock.class) && call.getName().startsWith("system");
		return machine || (time && call.getName().equals("now") && call.getTarget().getRawParameterTypes().isEmpty());
	}

}
