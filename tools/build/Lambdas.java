import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** One class for the lambdas of a source file: each is an instance with its number and what it has captured. */
final class Lambdas {
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

  /** These interfaces have no method in common that would do something else. */
  static boolean canHold(Handle bootstrap, String type) {
    String made = Type.getReturnType(type).getInternalName();
    return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && bootstrap.getName().equals("metafactory")
        && (made.startsWith(PACKAGE) || made.equals("java/lang/Runnable") || made.equals("java/util/Comparator"));
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
      PlainCode.at(code, labels[i]);
      writeBody(code, all.get(keys[i]));
    }
    PlainCode.at(code, none);
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
      String boxed = "(" + from.getDescriptor() + ")L" + PlainCode.box(from) + ";";
      code.visitMethodInsn(INVOKESTATIC, PlainCode.box(from), "valueOf", boxed, false);
    } else if (wantsPrimitive) {
      Type held = primitiveOf(from).orElse(to);
      code.visitTypeInsn(CHECKCAST, PlainCode.box(held));
      code.visitMethodInsn(INVOKEVIRTUAL, PlainCode.box(held), held.getClassName() + "Value", "()" + held, false);
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
        .filter(it -> PlainCode.box(it).equals(wrapper.getInternalName()))
        .findFirst();
  }
}
