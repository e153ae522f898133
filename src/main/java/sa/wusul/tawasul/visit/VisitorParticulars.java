package sa.wusul.tawasul.visit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** Visitors are named by identity numbers that can be ones. */
@Configuration
class VisitorParticulars {

	@Bean
	ParticularForm firstVisitor() {
		return new Identity(VisitorList.identityOf(1));
	}

	@Bean
	ParticularForm secondVisitor() {
		return new Identity(VisitorList.identityOf(2));
	}

	@Bean
	ParticularForm thirdVisitor() {
		return new Identity(VisitorList.identityOf(3));
	}

	@Bean
	ParticularForm fourthVisitor() {
		return new Identity(VisitorList.identityOf(4));
	}

	@Bean
	ParticularForm fifthVisitor() {
		return new Identity(VisitorList.identityOf(5));
	}

	private record Identity(String name) implements ParticularForm {

		@Override
		public String normalise(String given) {
			return new IdentityNumber(given).value();
		}

	}

}
