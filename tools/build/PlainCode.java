import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Replaces code that a JVM makes at run time by the same code made now. javac leaves three things to the JVM:
 *
 * <ul>
 *   <li>which case of a pattern switch matches, and equals and hashCode of records: each costs up to a millisecond at
 *       its first call, a short command needs a hundred, and no archive of classes holds them;
 *   <li>lambdas: each becomes a class of its own, and all classes of an archive are loaded at every start. Here the
 *       lambdas of a source file become one class.
 * </ul>
 *
 * <p>Run by Maven on the folder of compiled classes; what it has rewritten already stays as it is.
 */
public final class PlainCode {

  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      Map<String, List<Path>> sources = new TreeMap<>();
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
          String outermost = file.toString().replaceFirst("(?<=[^/\\\\])\\$.*|\\.class$", "");
          sources.computeIfAbsent(outermost, it -> new ArrayList<>()).add(file);
        }
      }
      for (List<Path> files : sources.values()) {
        rewrite(files);
      }
    }
  }

  /** The classes of one source file; the outermost comes last, because it lists the others. */
  private static void rewrite(List<Path> files) throws IOException {
    Lambdas lambdas = new Lambdas();
    for (Path file : files.stream().sorted().toList()) {
      byte[] code = Files.readAllBytes(file);
      ClassReader reader = new ClassReader(code);
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      Rewriter rewriter = new Rewriter(writer, lambdas);
      reader.accept(rewriter, 0);
      if (rewriter.changed) {
        Files.write(file, writer.toByteArray());
      }
      if (rewriter.isHost && !lambdas.isEmpty()) {
        String name = file.getFileName().toString().replace(".class", Lambdas.ENDING + ".class");
        Files.write(file.resolveSibling(name), lambdas.code());
      }
    }
  }

  /** Rewrites one class. */
  private static final class Rewriter extends ClassVisitor {
    boolean changed;
    boolean isHost = true;
    private final Lambdas lambdas;
    private String owner = "";
    private boolean isInterface;
    private int switches;

    Rewriter(ClassVisitor next, Lambdas lambdas) {
      super(ASM9, next);
      this.lambdas = lambdas;
    }

    @Override
    public void visitNestHost(String host) {
      isHost = false;
      lambdas.setHost(host);
      super.visitNestHost(host);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String base, String[] interfaces) {
      owner = name;
      lambdas.setHost(name);
      isInterface = (access & ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, base, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(ASM9, method) {
        @Override
        public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
          if (isSwitch(bootstrap, arguments)) {
            changed = true;
            String chosen = "$case" + switches++;
            List<Type> cases = Arrays.stream(arguments).map(Type.class::cast).toList();
            super.visitMethodInsn(INVOKESTATIC, owner, chosen, type, isInterface);
            writeSwitch(chosen, type, cases);
          } else if (isRecord(bootstrap) && called.equals("hashCode")) {
            changed = true;
            writeHash(mv, fields(arguments));
          } else if (isRecord(bootstrap) && called.equals("equals")) {
            changed = true;
            writeEquals(mv, fields(arguments));
          } else if (Lambdas.canHold(bootstrap, type)) {
            changed = true;
            String made = lambdas.add(called, Type.getMethodType(type), arguments);
            super.visitMethodInsn(INVOKESTATIC, lambdas.name(), made, type, false);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      if (isHost && !lambdas.isEmpty()) {
        changed = true;
        super.visitNestMember(lambdas.name());
        super.visitInnerClass(lambdas.name(), null, null, ACC_STATIC | ACC_SYNTHETIC);
      }
      super.visitEnd();
    }

    private static boolean isSwitch(Handle bootstrap, Object... arguments) {
      return bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps")
          && bootstrap.getName().equals("typeSwitch")
          && Arrays.stream(arguments).allMatch(Type.class::isInstance);
    }

    private static boolean isRecord(Handle bootstrap) {
      return bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
    }

    /** After the record's class and the names of its components come their fields. */
    private static List<Handle> fields(Object... arguments) {
      return Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
    }

    /** As SwitchBootstraps.typeSwitch: the first case from {@code restart} on that matches; -1 for null. */
    private void writeSwitch(String name, String type, List<Type> cases) {
      MethodVisitor to = cv.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, type, null, null);
      to.visitCode();
      to.visitVarInsn(ALOAD, 0);
      Label notNull = new Label();
      to.visitJumpInsn(IFNONNULL, notNull);
      answer(to, -1);
      at(to, notNull);
      for (int number = 0; number < cases.size(); number++) {
        Label next = new Label();
        to.visitVarInsn(ILOAD, 1);
        to.visitIntInsn(SIPUSH, number);
        to.visitJumpInsn(IF_ICMPGT, next);
        to.visitVarInsn(ALOAD, 0);
        to.visitTypeInsn(INSTANCEOF, cases.get(number).getInternalName());
        to.visitJumpInsn(IFEQ, next);
        answer(to, number);
        at(to, next);
      }
      answer(to, cases.size());
      to.visitMaxs(0, 0);
      to.visitEnd();
    }

    /** The record is on the stack, and its hash code has to be left there. */
    private static void writeHash(MethodVisitor to, List<Handle> fields) {
      to.visitInsn(POP);
      to.visitInsn(ICONST_0);
      for (Handle field : fields) {
        Type type = Type.getType(field.getDesc());
        boolean reference = type.getSort() >= Type.ARRAY;
        to.visitIntInsn(BIPUSH, 31);
        to.visitInsn(IMUL);
        read(to, 0, field);
        String hasher = reference ? "java/util/Objects" : box(type);
        String hashed = reference ? "(Ljava/lang/Object;)I" : "(" + type.getDescriptor() + ")I";
        to.visitMethodInsn(INVOKESTATIC, hasher, "hashCode", hashed, false);
        to.visitInsn(IADD);
      }
    }

    /** The record and the other object are on the stack, and the answer has to be left there. */
    private void writeEquals(MethodVisitor to, List<Handle> fields) {
      to.visitInsn(POP2);
      Label other = new Label();
      to.visitVarInsn(ALOAD, 0);
      to.visitVarInsn(ALOAD, 1);
      to.visitJumpInsn(IF_ACMPNE, other);
      answer(to, 1);
      at(to, other);
      Label same = new Label();
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(INSTANCEOF, owner);
      to.visitJumpInsn(IFNE, same);
      answer(to, 0);
      at(to, same);
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(CHECKCAST, owner);
      to.visitVarInsn(ASTORE, 2);
      for (int number = 0; number < fields.size(); number++) {
        Label next = new Label();
        read(to, 0, fields.get(number));
        read(to, 2, fields.get(number));
        jumpIfEqual(to, Type.getType(fields.get(number).getDesc()), next);
        answer(to, 0);
        to.visitLabel(next);
        to.visitFrame(number == 0 ? F_APPEND : F_SAME, 1, new Object[] {owner}, 0, null);
      }
      to.visitInsn(ICONST_1);
    }

    private static void jumpIfEqual(MethodVisitor to, Type type, Label label) {
      switch (type.getSort()) {
        case Type.LONG -> {
          to.visitInsn(LCMP);
          to.visitJumpInsn(IFEQ, label);
        }
        case Type.FLOAT, Type.DOUBLE -> {
          String compared = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
          to.visitMethodInsn(INVOKESTATIC, box(type), "compare", compared, false);
          to.visitJumpInsn(IFEQ, label);
        }
        case Type.ARRAY, Type.OBJECT -> {
          String compared = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          to.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", compared, false);
          to.visitJumpInsn(IFNE, label);
        }
        default -> to.visitJumpInsn(IF_ICMPEQ, label);
      }
    }

    private static void read(MethodVisitor to, int variable, Handle field) {
      to.visitVarInsn(ALOAD, variable);
      to.visitFieldInsn(GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }

    private static void answer(MethodVisitor to, int value) {
      to.visitIntInsn(SIPUSH, value);
      to.visitInsn(IRETURN);
    }
  }

  private static void at(MethodVisitor to, Label label) {
    to.visitLabel(label);
    to.visitFrame(F_SAME, 0, null, 0, null);
  }

  private static String box(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(primitive.getDescriptor());
    };
  }

  /** One class for the lambdas of a source file: each is an instance with its number and what it has captured. */
  private static final class Lambdas {
    static final String ENDING = "$$Lambdas";
    private static final String PACKAGE = "java/util/function/";
    private static final Type OBJECT = Type.getType(Object.class);

    private final List<Lambda> all = new ArrayList<>();
    private String host = "";

    /** {@code call} is the method that runs it; {@code given} are what that method really gets and returns. */
    private record Lambda(String type, String name, Type call, Handle body, Type given, Type[] captured) {}

    boolean isEmpty() {
      return all.isEmpty();
    }

    /** Set by each class in turn: by an inner one to its outermost, whose name the outermost has itself. */
    void setHost(String name) {
      host = name;
    }

    String name() {
      return host + ENDING;
    }

    /** The interfaces of that package have no method in common that would do something else. */
    static boolean canHold(Handle bootstrap, String type) {
      String made = Type.getReturnType(type).getInternalName();
      return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
          && bootstrap.getName().equals("metafactory")
          && made.startsWith(PACKAGE);
    }

    /** Returns the name of the method that makes it. */
    String add(String name, Type made, Object... arguments) {
      String type = made.getReturnType().getInternalName();
      Handle body = (Handle) arguments[1];
      all.add(new Lambda(type, name, (Type) arguments[0], body, (Type) arguments[2], made.getArgumentTypes()));
      return "lambda" + (all.size() - 1);
    }

    byte[] code() {
      ClassWriter to = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      String[] types = all.stream().map(Lambda::type).distinct().toArray(String[]::new);
      to.visit(V21, ACC_FINAL | ACC_SYNTHETIC | ACC_SUPER, name(), null, OBJECT.getInternalName(), types);
      to.visitNestHost(host);
      to.visitOuterClass(host, null, null);
      to.visitInnerClass(name(), null, null, ACC_STATIC | ACC_SYNTHETIC);
      int most = all.stream().mapToInt(it -> it.captured().length).max().orElse(0);
      writeFields(to, most);
      for (int number = 0; number < all.size(); number++) {
        writeMaker(to, number, most);
      }
      all.stream().map(it -> it.name() + it.call()).distinct().forEach(it -> writeCall(to, it));
      to.visitEnd();
      return to.toByteArray();
    }

    private void writeFields(ClassVisitor to, int captured) {
      to.visitField(ACC_PRIVATE | ACC_FINAL, "number", "I", null, null);
      MethodVisitor make = to.visitMethod(ACC_PRIVATE, "<init>", constructor(captured), null, null);
      make.visitCode();
      make.visitVarInsn(ALOAD, 0);
      make.visitMethodInsn(INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
      make.visitVarInsn(ALOAD, 0);
      make.visitVarInsn(ILOAD, 1);
      make.visitFieldInsn(PUTFIELD, name(), "number", "I");
      for (int field = 0; field < captured; field++) {
        to.visitField(ACC_PRIVATE | ACC_FINAL, "captured" + field, OBJECT.getDescriptor(), null, null);
        make.visitVarInsn(ALOAD, 0);
        make.visitVarInsn(ALOAD, 2 + field);
        make.visitFieldInsn(PUTFIELD, name(), "captured" + field, OBJECT.getDescriptor());
      }
      make.visitInsn(RETURN);
      make.visitMaxs(0, 0);
      make.visitEnd();
    }

    private static String constructor(int captured) {
      return "(I" + OBJECT.getDescriptor().repeat(captured) + ")V";
    }

    private void writeMaker(ClassVisitor to, int number, int most) {
      Lambda lambda = all.get(number);
      String type = Type.getMethodDescriptor(Type.getObjectType(lambda.type()), lambda.captured());
      MethodVisitor make = to.visitMethod(ACC_STATIC, "lambda" + number, type, null, null);
      make.visitCode();
      make.visitTypeInsn(NEW, name());
      make.visitInsn(DUP);
      make.visitIntInsn(SIPUSH, number);
      int at = 0;
      for (Type captured : lambda.captured()) {
        make.visitVarInsn(captured.getOpcode(ILOAD), at);
        at += captured.getSize();
        convert(make, captured, OBJECT);
      }
      for (int field = lambda.captured().length; field < most; field++) {
        make.visitInsn(ACONST_NULL);
      }
      make.visitMethodInsn(INVOKESPECIAL, name(), "<init>", constructor(most), false);
      make.visitInsn(ARETURN);
      make.visitMaxs(0, 0);
      make.visitEnd();
    }

    /** The method {@code call} of all lambdas that have it. */
    private void writeCall(ClassVisitor to, String call) {
      List<Integer> numbers =
          IntStream.range(0, all.size()).filter(it -> call.equals(all.get(it).name() + all.get(it).call())).boxed().toList();
      Lambda any = all.get(numbers.get(0));
      MethodVisitor code = to.visitMethod(ACC_PUBLIC, any.name(), any.call().getDescriptor(), null, null);
      code.visitCode();
      int[] keys = numbers.stream().mapToInt(it -> it).toArray();
      Label[] labels = numbers.stream().map(it -> new Label()).toArray(Label[]::new);
      Label none = new Label();
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, name(), "number", "I");
      code.visitLookupSwitchInsn(none, keys, labels);
      for (int i = 0; i < keys.length; i++) {
        at(code, labels[i]);
        writeBody(code, all.get(keys[i]));
      }
      at(code, none);
      code.visitInsn(ACONST_NULL);
      code.visitInsn(ATHROW);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    /** Calls what the lambda stands for with what was captured and with the arguments. */
    private void writeBody(MethodVisitor code, Lambda lambda) {
      Handle body = lambda.body();
      boolean creates = body.getTag() == H_NEWINVOKESPECIAL;
      if (creates) {
        code.visitTypeInsn(NEW, body.getOwner());
        code.visitInsn(DUP);
      }
      List<Type> wanted = wanted(body);
      int next = 0;
      for (Type ignored : lambda.captured()) {
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name(), "captured" + next, OBJECT.getDescriptor());
        convert(code, OBJECT, wanted.get(next++));
      }
      int at = 1;
      Type[] given = lambda.given().getArgumentTypes();
      Type[] passed = lambda.call().getArgumentTypes();
      for (int i = 0; i < passed.length; i++) {
        code.visitVarInsn(passed[i].getOpcode(ILOAD), at);
        at += passed[i].getSize();
        convert(code, passed[i], given[i]);
        convert(code, given[i], wanted.get(next++));
      }
      code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
      Type returned = creates ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
      Type answer = lambda.call().getReturnType();
      if (answer.getSort() == Type.VOID) {
        drop(code, returned);
      } else {
        convert(code, returned, lambda.given().getReturnType());
        convert(code, lambda.given().getReturnType(), answer);
      }
      code.visitInsn(answer.getOpcode(IRETURN));
    }

    /** What the body takes, its object first where it has one. */
    private static List<Type> wanted(Handle body) {
      List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
      if (body.getTag() != H_INVOKESTATIC && body.getTag() != H_NEWINVOKESPECIAL) {
        wanted.add(0, Type.getObjectType(body.getOwner()));
      }
      return wanted;
    }

    private static int opcode(Handle body) {
      return switch (body.getTag()) {
        case H_INVOKESTATIC -> INVOKESTATIC;
        case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
        default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
      };
    }

    private static void drop(MethodVisitor code, Type type) {
      switch (type.getSize()) {
        case 1 -> code.visitInsn(POP);
        case 2 -> code.visitInsn(POP2);
        default -> {}
      }
    }

    private static void convert(MethodVisitor code, Type from, Type to) {
      boolean primitive = from.getSort() < Type.ARRAY;
      boolean wantsPrimitive = to.getSort() < Type.ARRAY;
      if (primitive && wantsPrimitive) {
        widen(code, from, to);
      } else if (primitive) {
        String boxed = "(" + from.getDescriptor() + ")L" + box(from) + ";";
        code.visitMethodInsn(INVOKESTATIC, box(from), "valueOf", boxed, false);
      } else if (wantsPrimitive) {
        Type held = primitiveOf(from).orElse(to);
        code.visitTypeInsn(CHECKCAST, box(held));
        code.visitMethodInsn(INVOKEVIRTUAL, box(held), held.getClassName() + "Value", "()" + held, false);
        widen(code, held, to);
      } else if (!to.equals(OBJECT) && !to.equals(from)) {
        code.visitTypeInsn(CHECKCAST, to.getInternalName());
      }
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
      if (!from.equals(to)) {
        if (from.getSort() > Type.INT || to.getSort() != Type.LONG) {
          throw new IllegalArgumentException("no code for " + from + " as " + to);
        }
        code.visitInsn(I2L);
      }
    }

    /** Of a wrapper, such as Integer. */
    private static Optional<Type> primitiveOf(Type wrapper) {
      return Stream.of("Z", "C", "B", "S", "I", "J", "F", "D")
          .map(Type::getType)
          .filter(it -> box(it).equals(wrapper.getInternalName()))
          .findFirst();
    }
  }
}
